"""One program for one data folder: a second start brings the first to the front.

The operating system lets go of the socket when the process ends, however it ends: no lock can grow stale.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 300


class SingleProgram(QObject):
    """Listens for second starts on the same data folder; `asked_to_come_forward` tells of one."""

    asked_to_come_forward = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._name = f"xieshang-{digest}"
        self._server: QLocalServer | None = None

    def another_is_open(self) -> bool:
        """Whether a window is open on this folder already; it is asked to come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_WITHIN_MS):
            socket.disconnectFromServer()
            return True
        self._listen()
        return False

    def _listen(self) -> None:
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
