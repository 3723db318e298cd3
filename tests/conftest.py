"""What every test stands on: no screen is asked for, unless a test starts a process of its own with one."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
