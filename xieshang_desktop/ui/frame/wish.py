"""What is asked for before the record is open is done as soon as it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Wish:
    """The last thing that was asked for, if any."""

    waiting: Callable[[], object] | None = None

    def wait(self, wish: Callable[[], object]) -> None:
        """Keep it; an earlier wish is given up."""
        self.waiting = wish

    def grant(self) -> None:
        """Do it now."""
        wish, self.waiting = self.waiting, None
        if wish is not None:
            wish()
