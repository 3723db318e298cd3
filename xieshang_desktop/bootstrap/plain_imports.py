"""Imports stay Python's own while Qt comes in.

The binding puts a hook of its own in the place of ``__import__``, for features that this program does not
use. The hook reads the source text of every module that is imported afterwards and keeps it: a tenth of a
second at the start, and about 19 MiB as long as the program runs.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """What is imported inside leaves ``__import__`` as it was."""
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain
