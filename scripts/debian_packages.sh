#!/bin/sh
# Installs the Debian packages that the tests use, as root or with sudo; otherwise says what to run and stops.
set -eu

wanted="chromium gettext postgresql wrk"
missing=""
for package in $wanted; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then run=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo "
else
    echo "The tests need Debian's packages:$missing" >&2
    echo "Run this once, then make test again:  sudo apt-get update && sudo $install" >&2
    exit 1
fi
echo "Installing Debian's packages:$missing"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { ${run}apt-get update --quiet && ${run}$install; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "The packages could not be installed; see above." >&2
    exit 1
fi
rm -f "$log"
