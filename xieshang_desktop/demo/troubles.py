"""Our own bugs, which Qt reports and forgets, stop a demonstration."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from xieshang_desktop.demo.stops import DemoStopped


class Troubles:
    """What went wrong inside the program since it was last asked."""

    def __init__(self) -> None:
        self.seen: list[BaseException] = []

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note every exception that nobody catches, and still report it."""
        before = sys.excepthook

        def noted(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self.seen.append(error)
            before(kind, error, trace)

        sys.excepthook = noted
        try:
            yield
        finally:
            sys.excepthook = before

    def stop_if_any(self) -> None:
        """Stops with the first one."""
        if self.seen:
            error = self.seen[0]
            raise DemoStopped(f"程序自己出了差错：{type(error).__name__}（{error}）。")
