"""``python -m xieshang_desktop`` and the frozen program start here."""

import multiprocessing
import sys

from xieshang_desktop.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
