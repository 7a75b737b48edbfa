#!/usr/bin/env bash
# What the tests need from the system: PostgreSQL, Chromium, fonts with Cyrillic, Java for the Spark engine, and Tesseract, which reads text in pictures. Installs what is missing with apt as root or with a sudo that asks nothing; otherwise says in one line what is left
# out and how to get it. With CI=true nothing may be left out.
set -euo pipefail

wanted=() left_out=()
has_any() { local each; for each in "$@"; do [ -e "$each" ] && return 0; done; return 1; }

has_any /usr/lib/postgresql/*/bin/initdb || command -v initdb >/dev/null || wanted+=(postgresql)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || wanted+=(chromium)
has_any /usr/share/fonts/truetype/noto/NotoSans-Regular.* || wanted+=(fonts-noto-core)
has_any /usr/share/fonts/truetype/liberation*/LiberationSans-Regular.* || wanted+=(fonts-liberation)
command -v java >/dev/null || wanted+=(default-jre-headless)
command -v tesseract >/dev/null || wanted+=(tesseract-ocr)
for language in bel eng pol rus ukr; do
    has_any /usr/share/tesseract-ocr/*/tessdata/"$language".traineddata || wanted+=("tesseract-ocr-$language")
done
[ "${#wanted[@]}" = 0 ] && exit 0

if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    sudo=$([ "$(id -u)" = 0 ] || echo "sudo -n")
    echo "Installing with apt: ${wanted[*]}" >&2
    $sudo apt-get -qq update >&2 || echo "apt-get update failed; trying with the lists that are here." >&2
    for package in "${wanted[@]}"; do
        # One by one: that one cannot be had is no reason to go without the others.
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$package" >/dev/null ||
            left_out+=("$package")
    done
else
    left_out=("${wanted[@]}")
fi
[ "${#left_out[@]}" = 0 ] && exit 0
echo "Left out of the tests: ${left_out[*]}. To run everything: sudo apt install ${left_out[*]}" >&2
[ "${CI:-}" != true ]
