#!/usr/bin/env bash
# `make lock`: resolve anew and write the locks that are committed: versions and hashes, no address of any registry
# (docs/adr/0005). uv.lock itself carries addresses and stays out of git.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv

$uv lock "$@"
$uv export --quiet --format requirements-txt --all-groups --no-emit-project --no-annotate --no-header \
    --output-file requirements.lock
.venv/bin/python -m pip show uv | sed -n 's/^Version: /uv==/p' \
    | $uv pip compile --quiet --generate-hashes --universal --no-annotate --no-header --output-file requirements-uv.lock -

if grep -n '://' requirements.lock requirements-uv.lock; then
    printf '锁文件里出现了地址，没有写好。\n' >&2
    exit 1
fi
