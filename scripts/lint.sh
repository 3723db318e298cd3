#!/usr/bin/env bash
# `make lint`: style, format and types. The import rules are a test (tests/test_architecture.py).
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
