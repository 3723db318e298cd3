"""Photos and scans from cameras, telephones and scanners, made fit for the record.

What is kept is only what can be seen: turned upright, at most 1600 or 2000 pixels long, as JPEG without the
place, the camera or the time that the file carried (个人信息保护法第六条). A scan in PDF becomes one picture
a page. The files are others': they are read in a process that gets so much time and memory and no more.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.domain.pictures import Picture, picture_of
from xieshang_desktop.imports.limited import Ended, Limits, run_limited

MAX_FILE_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 40_000_000
"""What may be unpacked whole. A JPEG is read at a fraction of its size and may have as many as the library
opens at all, 178 million.
"""
MAX_PAGES = 20
PHOTO_SIDE, SCAN_SIDE, THUMBNAIL_SIDE = 1600, 2000, 320
PHOTO_QUALITY, SCAN_QUALITY, THUMBNAIL_QUALITY = 80, 85, 70
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
ENDINGS = ("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif", "pdf")
_LIMITS = Limits(seconds=30, megabytes=1200)
_SAVE_AGAIN = "请在电脑上打开看一看；能看的，另存为JPG再选一次。"
_FRESH = "请从相机或手机里重新复制一份。"


@dataclass(frozen=True)
class PictureReading:
    """The pictures of one file, or what is wrong with it and what to do."""

    name: str
    pictures: tuple[Picture, ...] = ()
    problem: str = ""
    way_out: str = ""


class _Unfit(Exception):
    """A file that gives no picture: what is wrong, and what to do."""


def read_picture_in_limits(path: Path, scan: bool = False, limits: Limits = _LIMITS) -> PictureReading:
    """Read a photo or a scan as ``read_picture`` does, in a process of its own."""
    answer = run_limited(read_picture, (path, scan), {}, limits)
    if isinstance(answer, PictureReading):
        return answer
    if isinstance(answer, Ended) and answer.too_long:
        return PictureReading(path.name, (), f"“{path.name}”读了{limits.seconds:g}秒还没有读完", _SAVE_AGAIN)
    return PictureReading(path.name, (), f"“{path.name}”太大或已损坏，读不下去", _SAVE_AGAIN)


def read_picture(path: Path, scan: bool = False) -> PictureReading:
    """Read the picture or the pages of a file; ``scan`` keeps more detail, for signatures and print."""
    try:
        _must_be_acceptable(path)
        pictures = tuple(_pdf_pages(path) if path.suffix.lower() == ".pdf" else _frames(path, scan))
    except _Unfit as unfit:
        return PictureReading(path.name, (), *unfit.args)
    return PictureReading(path.name, pictures)


def _must_be_acceptable(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        raise _Unfit(f"找不到文件“{path.name}”", "请看U盘或手机是否已经拔下，再选一次文件。") from None
    if size == 0:
        raise _Unfit(f"“{path.name}”是空的", "请重新拍照或扫描。")
    if size > MAX_FILE_BYTES:
        raise _Unfit(f"“{path.name}”有{size // 1024 // 1024}兆，超过60兆", "请把它存小一些，或者分成几份。")
    ending = path.suffix.lower().removeprefix(".")
    if ending in ("heic", "heif"):
        raise _Unfit(
            f"“{path.name}”是苹果手机的HEIC格式，读不了",
            "请在手机的“设置”里把相机格式改为“兼容性最佳”，或另存为JPG再选。",
        )
    if ending not in ENDINGS:
        raise _Unfit(f"“{path.name}”不是照片或扫描件", "请选JPG、PNG或PDF；Word和Excel文件请先存成PDF。")


def _frames(path: Path, scan: bool) -> Iterator[Picture]:
    """The picture of an image file; a scan in TIFF may have several."""
    from PIL import Image

    try:
        with _opened(path) as image:
            frames = min(getattr(image, "n_frames", 1), MAX_PAGES) if image.format == "TIFF" else 1
            for number in range(frames):
                image.seek(number)
                yield _made_small(image, scan)
    except Image.DecompressionBombError:
        raise _too_large(path.name) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise _Unfit(f"“{path.name}”已损坏，或者不是照片", _FRESH) from None


def _opened(path: Path) -> Any:
    """The file as an image, of which only the head has been read; its size is judged by us."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(path, formats=FORMATS)


def _too_large(name: str) -> _Unfit:
    return _Unfit(f"“{name}”展开后太大，为了安全没有打开", "请用看图软件缩小，另存为JPG再选一次。")


def _made_small(image: Any, scan: bool) -> Picture:
    from PIL import Image, ImageOps

    side = SCAN_SIDE if scan else PHOTO_SIDE
    jpeg = image.format in ("JPEG", "MPO")
    if not jpeg and image.width * image.height > MAX_PIXELS:
        raise Image.DecompressionBombError
    image.draft("RGB", (side, side))
    upright = ImageOps.exif_transpose(_on_white(image))
    upright.thumbnail((side, side), Image.Resampling.LANCZOS)
    return _packed(upright, SCAN_QUALITY if scan else PHOTO_QUALITY)


def _on_white(image: Any) -> Any:
    """A picture without transparency in the colours of a screen; what its file said besides goes along
    until it has been turned.
    """
    from PIL import Image

    exif = image.getexif()
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layers = image.convert("RGBA")
        plain = Image.new("RGB", layers.size, "white")
        plain.paste(layers, mask=layers.getchannel("A"))
    elif image.mode.startswith(("I", "F")):
        plain = image.convert("F").point(lambda value: value / 257).convert("RGB")
    else:
        plain = _in_screen_colours(image)
    plain.getexif().update(exif)
    return plain


def _in_screen_colours(image: Any) -> Any:
    """Telephones take wider colours than a screen shows; a profile that cannot be used is passed over."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")


def _packed(upright: Any, quality: int) -> Picture:
    from PIL import Image

    small = upright.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return picture_of(_jpeg(upright, quality), _jpeg(small, THUMBNAIL_QUALITY), upright.width, upright.height)


def _jpeg(image: Any, quality: int) -> bytes:
    """The bytes of a JPEG that says nothing but its pixels; the same pixels give the same bytes."""
    from PIL import Image

    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _pdf_pages(path: Path) -> Iterator[Picture]:
    """Each page of a PDF as a picture: what a scanner makes, without scripts, links or what lies beneath."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        raise _Unfit(f"“{path.name}”设了密码，或者已经损坏", "请去掉密码，或重新扫描。") from None
    try:
        if len(document) > MAX_PAGES:
            raise _Unfit(f"“{path.name}”有{len(document)}页，一次最多{MAX_PAGES}页", "请分成几份再选。")
        if len(document) == 0:
            raise _Unfit(f"“{path.name}”里没有页", "请重新扫描。")
        for page in document:
            scale = SCAN_SIDE / max(page.get_width(), page.get_height(), 1)
            yield _packed(page.render(scale=scale).to_pil(), SCAN_QUALITY)
    except pypdfium2.PdfiumError:
        raise _Unfit(f"“{path.name}”已损坏，有的页读不出来", "请重新扫描。") from None
    finally:
        document.close()
