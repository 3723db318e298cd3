"""Make resources/icc/sRGB.icc: the colours that the archive's PDF files are meant in.

The profile is made by the colour engine of Pillow; the day of its making is left out, and its version is the
one that PDF/A-2 knows, so that every run gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from PIL import ImageCms

TARGET = Path(__file__).parent.parent / "resources" / "icc" / "sRGB.icc"
VERSION = slice(8, 12)
MADE = slice(24, 36)


def profile() -> bytes:
    """A profile of the colour space sRGB (IEC 61966-2-1)."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[VERSION] = bytes.fromhex("04200000")
    made[MADE] = bytes.fromhex("07D0 0001 0001 0000 0000 0000")
    return bytes(made)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(profile())
