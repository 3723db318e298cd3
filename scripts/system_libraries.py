"""Name the Debian packages that Qt needs here and that are not installed, one per line.

Asks the loader itself rather than the package manager, so that a library that came some other way counts too.
Uses the standard library only: it runs before anything is installed.

    python scripts/system_libraries.py needed     what the program cannot start without, on a screen or not
    python scripts/system_libraries.py screen     what real windows on an X11 screen need besides
"""

import ctypes
import shutil
import sys

NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def can_be_loaded(library: str) -> bool:
    """Whether the loader finds the shared library under this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(wanted: dict[str, str]) -> list[str]:
    """The packages of those libraries that cannot be loaded, in the order of the table."""
    return [package for library, package in wanted.items() if not can_be_loaded(library)]


def main(which: str) -> int:
    """Print the missing packages; `screen` also asks for the X server that tests open windows on."""
    packages = missing_packages(SCREEN if which == "screen" else NEEDED)
    if which == "screen" and shutil.which("Xvfb") is None:
        packages.append("xvfb")
    for package in packages:
        print(package)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
