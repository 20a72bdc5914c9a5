#!/bin/sh
# Works out the three lock files anew. They hold versions and hashes, and no address (ADR 0007).
set -eu
uv=.venv/bin/uv
options="--quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
$uv pip compile $options pyproject.toml --group build --output-file requirements.lock
$uv pip compile $options pyproject.toml --group build --group dev --output-file requirements-dev.lock
echo 'uv>=0.13,<0.14' | $uv pip compile $options --no-annotate - --output-file requirements-uv.lock
