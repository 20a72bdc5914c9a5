#!/bin/sh
# A PostgreSQL server for one test run: fast, unsafe, gone afterwards.
#
#   scripts/throwaway_postgres.sh start [FOLDER]   makes a cluster, prints its postgresql:// address on stdout
#   scripts/throwaway_postgres.sh stop FOLDER      stops it and removes the folder
#
# Without FOLDER one is made under TMPDIR; the folder's name is the last part of the address ("…?host=FOLDER/socket"
# is not used: the server listens on a free port of 127.0.0.1, and its folder is printed on stderr).
# PostgreSQL refuses to run as root: then everything runs as the user postgres. fsync is off: never keep data here.
set -eu

fail() { echo "throwaway_postgres: $*" >&2; exit 1; }

binaries() {
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r); do
        [ -x "$folder/initdb" ] && { echo "$folder"; return; }
    done
    command -v initdb >/dev/null 2>&1 && { dirname "$(command -v initdb)"; return; }
    fail "no initdb found; on Debian: apt-get install postgresql"
}

as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
    bin=$(binaries)
    folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/samsyn-postgres.XXXXXX")}
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
    as_owner "$bin/initdb" --pgdata="$folder/data" --username=samsyn --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || fail "initdb failed: $(tail -3 "$folder/initdb.log")"
    for _ in 1 2 3; do
        port=$(free_port)
        if as_owner "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/data/log" --wait --silent --options="\
            -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60" \
            start >/dev/null 2>&1 </dev/null; then
            as_owner "$bin/createdb" --host=127.0.0.1 --port="$port" --username=samsyn samsyn
            echo "$folder" >&2
            echo "postgresql://samsyn@127.0.0.1:$port/samsyn"
            return
        fi
    done
    fail "the server did not start: $(tail -3 "$folder/data/log")"
}

stop() {
    [ -n "${1:-}" ] || fail "stop needs the folder"
    [ -f "$1/data/PG_VERSION" ] || fail "$1 holds no throwaway cluster"
    as_owner "$(binaries)/pg_ctl" --pgdata="$1/data" --mode=immediate --silent stop || true
    rm -rf "$1"
}

case "${1:-}" in
    start) shift; start "$@" ;;
    stop) shift; stop "$@" ;;
    *) fail "say start [FOLDER] or stop FOLDER" ;;
esac
