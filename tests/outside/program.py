"""The program as its users start it: a process of its own, with its own folders, seen only from outside."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from tests.sample_village import KEY, open_sample_village
from tests.storage import lives
from xieshang_desktop.bootstrap.records import open_office
from xieshang_desktop.paths import DataFolder

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
PATIENCE = 90
"""How many seconds a process may take to do something before a test gives up; slow cores take some."""
ENGLISH = re.compile(
    r"\b(usage|error|options?|positional|arguments?|expected|invalid|required|traceback|no such|not a)\b",
    re.IGNORECASE,
)


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a process of the program gets: a home of its own, no screen unless one is named."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XIESHANG_DATA"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    temporary = home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    own = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "TMPDIR": temporary,
    }
    return kept | {name: str(value) for name, value in own.items()} | more


def xieshang(*words: str | Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Carry out one command to its end."""
    return _ended(["-m", "xieshang_desktop", *words], home, more)


def in_python(lines: str, *words: str | Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Carry out a few lines of Python in a process of their own to their end."""
    return _ended(["-c", lines, *words], home, more)


def _ended(words: Sequence[str | Path], home: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE,
    )


def sentence_of(done: subprocess.CompletedProcess[str]) -> str:
    """The one Chinese sentence with which a command has failed."""
    assert done.returncode != 0, done.stdout
    return one_sentence(done.stderr)


def one_sentence(told: str) -> str:
    """What was told, which must be one line in Chinese without a word of the machine's."""
    lines = told.strip().splitlines()
    assert len(lines) == 1, told
    assert lines[0].endswith("。"), told
    assert not ENGLISH.search(lines[0]), told
    return lines[0]


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Look again and again until another process has done something."""
    pulse, until = threading.Event(), monotonic() + PATIENCE
    while not holds():
        assert monotonic() < until, what
        pulse.wait(0.05)


class Running:
    """The program with its window open."""

    def __init__(self, words: Sequence[str | Path], home: Path, more: dict[str, str]) -> None:
        self._told = (home / "told.txt").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "xieshang_desktop", *map(str, words)],
            cwd=ROOT,
            env=environment(home, **more),
            stdout=self._told,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def told(self) -> str:
        """What it has said so far."""
        self._told.flush()
        return Path(self._told.name).read_text(encoding="utf-8")

    def kill(self) -> None:
        """As a power switch would, or a clerk's patience."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def wait(self) -> int:
        """Wait for its end; gives the exit status."""
        wait_until(lambda: self.process.poll() is not None, "the program does not end")
        return self.process.returncode

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.kill()
        self._told.close()


@contextmanager
def running(*words: str | Path, home: Path, **more: str) -> Iterator[Running]:
    """The program with its window, as long as a test lasts."""
    home.mkdir(parents=True, exist_ok=True)
    program = Running(words, home, {"QT_QPA_PLATFORM": "offscreen", **more})
    try:
        yield program
    finally:
        program.close()


def small_folder(place: Path) -> DataFolder:
    """A data folder with a village of fifteen and its sealed meeting."""
    place.mkdir(parents=True, exist_ok=True)
    lives.sealed(place).record.close()
    return _with_key(place)


def sample_folder(place: Path) -> DataFolder:
    """A data folder with the sample village as it is when the program has made it."""
    place.mkdir(parents=True, exist_ok=True)
    open_sample_village(place).office.record.close()
    return _with_key(place)


def _with_key(place: Path) -> DataFolder:
    folder = DataFolder(place)
    folder.key.write_text(KEY.hex() + "\n", encoding="ascii")
    return folder


def entries_of(folder: DataFolder, *, sample: bool = False) -> int:
    """How many entries the journal of a record has that nobody holds open."""
    office = open_office(folder, sample=sample)
    try:
        return int(office.record.head.seq)
    finally:
        office.record.close()


def listing(place: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


def holds(program: Running, path: Path) -> bool:
    """Whether a process has a file open, as the operating system tells it."""
    try:
        opened = [os.readlink(each) for each in Path(f"/proc/{program.process.pid}/fd").iterdir()]
    except OSError:
        return False
    return str(path) in opened


def children_of(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[1]
            if parent == str(process):
                found.append(int(stat.parent.name))
    return found
