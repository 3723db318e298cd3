"""One program for one data folder: a second start brings the first to the front.

A lock says at once that nobody else is here; the socket, which takes the network library, is opened behind
the first frame. Where the lock is held only the socket counts: the operating system lets go of it when the
process ends, however it ends, so that no lock can keep anybody out.
"""

import hashlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

ANSWER_WITHIN_MS = 300


class SingleProgram(QObject):
    """Listens for second starts on the same data folder; `asked_to_come_forward` tells of one."""

    asked_to_come_forward = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._name = f"xieshang-{digest}"
        self._lock = QLockFile(f"{QDir.tempPath()}/{self._name}.lock")
        self._lock.setStaleLockTime(0)  # a lock is old only when its process is gone
        self._server: Any = None

    def another_is_open(self) -> bool:
        """Whether a window is open on this folder already; it is asked to come to the front."""
        if self._lock.tryLock(0):
            return False
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_WITHIN_MS):
            return False
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """From now on a second start finds this one."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._server.listen(self._name)

    def _on_server_new_connection(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.asked_to_come_forward.emit()
