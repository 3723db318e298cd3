"""Work in a child process that may be killed, or may find the disk full, while the test looks on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Child:
    """A running child; what it writes to its pipe is what it has told as done."""

    pid: int
    pipe: int
    heard: bytes = b""

    def hear(self, enough: int) -> None:
        """Listen until so many bytes have come, or the child is through."""
        while len(self.heard) < enough and (more := os.read(self.pipe, 4096)):
            self.heard += more

    def kill(self) -> bytes:
        """End it as a power switch would (kill -9), and give all that it told."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> bytes:
        """Let it come to its end, and give all that it told."""
        while more := os.read(self.pipe, 4096):
            self.heard += more
        os.close(self.pipe)
        os.waitpid(self.pid, 0)
        return self.heard


def fork(work: Callable[[Callable[[bytes], object]], None]) -> Child:
    """Start ``work(tell)`` in a child; it ends without tidying up, whatever happens in it."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    try:
        work(lambda told: os.write(writing, told))
    finally:
        os._exit(0)
