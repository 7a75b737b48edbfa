#!/usr/bin/env bash
# Make a virtual environment: make_venv.sh PYTHON FOLDER. Says in words what is missing, and installs Debian's python3-venv when it may.
set -euo pipefail

python=$1 folder=$2

if ! command -v "$python" >/dev/null; then
    echo "There is no $python here. Install Python 3.11 or later, or name it: make PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$("$python" --version) is too old: Sprava needs Python 3.11 or later. Name a newer one: make PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian and Ubuntu ship Python without what `python3 -m venv` needs.
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
        sudo=$([ "$(id -u)" = 0 ] || echo "sudo -n")
        echo "Installing python$version-venv with apt." >&2
        $sudo apt-get -qq update >&2
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "python$version-venv" >/dev/null
    else
        echo "This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python$version-venv" >&2
        exit 1
    fi
fi
exec "$python" -m venv "$folder"
