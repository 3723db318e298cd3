"""The log in the data folder: for our own bugs, never for names and numbers of people."""

from __future__ import annotations

import logging
from logging import handlers

from xieshang_desktop.paths import DataFolder

LOG_BYTES = 512_000
log = logging.getLogger("xieshang")


def start_log(folder: DataFolder) -> None:
    """Write what goes wrong into the data folder; names and numbers of people never enter the log.

    Begun behind the first frame: what turns a file over brings sockets and pickles with it.
    """
    if log.handlers:
        return
    try:
        folder.folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = handlers.RotatingFileHandler(
            folder.log, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
