"""Photos and scans: which pages belong to what, and the pictures themselves."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.models.base import UNJOURNALED, Base, Recorded, reference


class PicturePage(Base, Recorded):
    """One picture of an attachment or of a posting; ``sha256`` says which, width and height are pixels."""

    __tablename__ = "picture_page"
    __table_args__ = (
        CheckConstraint("(attachment_id IS NULL) <> (posting_id IS NULL)", name="of"),
        CheckConstraint("length(sha256) = 64", name="digest"),
        CheckConstraint("width > 0 AND height > 0", name="size"),
        UniqueConstraint("attachment_id", "number"),
        UniqueConstraint("posting_id", "number"),
    )

    attachment_id: Mapped[str | None] = reference("attachment.id")
    posting_id: Mapped[str | None] = reference("posting.id")
    number: Mapped[int]
    sha256: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]


class PictureContent(Base):
    """A picture as JPEG, and a small one of it to be shown in lists.

    The journal has its digest in ``PicturePage`` and nothing else of it; verification holds one against the
    other.
    """

    __tablename__ = "picture_content"
    __table_args__ = ({"info": UNJOURNALED},)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]
    thumbnail: Mapped[bytes]
