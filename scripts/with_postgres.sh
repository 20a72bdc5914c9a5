#!/bin/sh
# Runs a command with SAMSYN_DATABASE_URL at a throwaway PostgreSQL, and removes it afterwards, however it went.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/samsyn-postgres.XXXXXX")
chmod 755 "$folder"
trap '"$here/throwaway_postgres.sh" stop "$folder" >/dev/null 2>&1 || rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
url=$("$here/throwaway_postgres.sh" start "$folder" 2>/dev/null)
SAMSYN_DATABASE_URL="$url" SAMSYN_TEST_POSTGRES="$url" "$@"
