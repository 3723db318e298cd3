"""Qt comes in without the hook that reads the source text of every later import and keeps it."""

import json
import subprocess
import sys

_OPEN_QT = """
import builtins, json, linecache
before = builtins.__import__
from xieshang_desktop.bootstrap.plain_imports import plain_imports
with plain_imports():
    from PySide6.QtWidgets import QApplication
import sqlalchemy.orm
from PySide6 import QtSvg, QtPrintSupport
kept = [name for name, entry in linecache.cache.items() if "sqlalchemy/" in name and len(entry) > 1]
print(json.dumps([builtins.__import__ is before, len(kept), QtSvg.QSvgRenderer.__name__]))
"""


def test_that_no_source_text_is_read_for_what_is_imported_after_qt() -> None:
    told = subprocess.run([sys.executable, "-c", _OPEN_QT], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == [True, 0, "QSvgRenderer"]
