"""Measurements that need a process of their own: they begin with the process, or with Qt's platform."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.demo.screens import screens_file

ROOT = Path(__file__).resolve().parents[1]
_LONGEST_S = 300


@dataclass(frozen=True)
class Child:
    """What a child told, and the moment at which it was started (monotonic, as the child's own)."""

    started: float
    told: dict[str, Any]

    def since_start_ms(self, name: str) -> float:
        """How long after its start the child came to a moment that it told."""
        return float(self.told[name] - self.started) * 1000


def run_child(module: str, *arguments: str, place: Path) -> Child:
    """Run a module off-screen, with settings of its own, and read the JSON in its last line.

    Bytecode is kept in ``place``, as an installed program has it; the first run makes it.
    Raises RuntimeError with what it wrote where it fails.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(place / "bytecode"),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens_file(place)}",
        "XDG_CONFIG_HOME": str(place / "settings"),
    }
    command = [sys.executable, "-m", module, *arguments]
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=_LONGEST_S
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"{module}: {done.stderr}")
    return Child(started, json.loads(done.stdout.strip().splitlines()[-1]))
