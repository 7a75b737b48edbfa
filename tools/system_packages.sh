#!/usr/bin/env bash
# What the tests need from the system: PostgreSQL, Chromium, fonts with Cyrillic, and Java when tests of the Spark engine are there.
# Installs what is missing with apt as root or with a sudo that asks nothing; otherwise says in one line what is left out and how
# to get it. With CI=true nothing may be left out.
set -euo pipefail

wanted=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || wanted+=(postgresql)
[ -x /usr/bin/chromium ] || wanted+=(chromium)
[ -d /usr/share/fonts/truetype/noto ] || wanted+=(fonts-noto-core)
[ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || wanted+=(fonts-liberation)
if grep -q '^pyspark==' "$(dirname "$0")/../requirements/test.txt" && ! command -v java >/dev/null; then
    wanted+=(default-jre-headless)
fi
[ "${#wanted[@]}" = 0 ] && exit 0

if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    sudo=$([ "$(id -u)" = 0 ] || echo "sudo -n")
    echo "Installing with apt: ${wanted[*]}" >&2
    $sudo apt-get -qq update >&2
    if $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${wanted[@]}" >/dev/null; then
        exit 0
    fi
fi
echo "Left out of the tests: ${wanted[*]}. To run everything: sudo apt install ${wanted[*]}" >&2
[ "${CI:-}" != true ]
