#!/bin/sh
# Installs Debian's packages for what is named, `runtime` (what PDF is drawn with) or `tests`, as root or with sudo;
# otherwise says what to run and stops. With --try in front it says so in one line and never stops anything.
#
#     scripts/debian_packages.sh [--try] runtime|tests …
set -eu

must=1
patience=""
if [ "${1:-}" = --try ]; then
    must=0
    # Nobody waits for minutes because the network is away.
    patience="--option Acquire::Retries=0 --option Acquire::http::Timeout=10"
    shift
fi
wanted=""
for part in "$@"; do
    case "$part" in
    runtime) wanted="$wanted libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" ;;
    tests) wanted="$wanted chromium gettext libreoffice-writer postgresql python3-uno wrk" ;;
    *) echo "usage: $0 [--try] runtime|tests …" >&2; exit 2 ;;
    esac
done
# Another system than Debian has its own ways; what is missing there shows when it is used.
[ "$must" -eq 1 ] || command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
by_hand="sudo apt-get update && sudo $install"
without() {
    echo "PDF cannot be made on this machine yet; all else works. Run this once:  $by_hand"
    exit 0
}
if [ "$(id -u)" -eq 0 ]; then run=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo "
elif [ "$must" -eq 0 ]; then without
else
    echo "Debian's packages are needed:$missing" >&2
    echo "Run this once, then the same again:  $by_hand" >&2
    exit 1
fi
echo "Installing Debian's packages:$missing"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { ${run}apt-get update --quiet $patience && ${run}$install; } >"$log" 2>&1; then
    [ "$must" -eq 1 ] || { rm -f "$log"; without; }
    cat "$log" >&2
    echo "The packages could not be installed; see above." >&2
    exit 1
fi
rm -f "$log"
