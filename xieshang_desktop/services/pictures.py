"""Keeping pictures in the record: in the same transaction as the act that brings them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.pictures import Picture
from xieshang_desktop.models.pictures import PictureContent, PicturePage
from xieshang_desktop.storage.unit_of_work import Work


def keep_pictures(
    work: Work,
    pictures: Sequence[Picture],
    *,
    attachment_id: str | None = None,
    posting_id: str | None = None,
) -> None:
    """Put pictures behind those that an attachment or a posting has; the same one is stored once.

    Raises Refused for a picture without content that the record does not have.
    """
    owner = (
        PicturePage.attachment_id == attachment_id if attachment_id else PicturePage.posting_id == posting_id
    )
    there = work.session.scalar(select(func.count(PicturePage.id)).where(owner)) or 0
    for number, picture in enumerate(pictures, start=there + 1):
        _keep(work, picture)
        page = PicturePage(
            attachment_id=attachment_id,
            posting_id=posting_id,
            number=number,
            sha256=picture.sha256,
            width=picture.width,
            height=picture.height,
        )
        work.add(page)


def _keep(work: Work, picture: Picture) -> None:
    if picture.content:
        values = {
            "sha256": picture.sha256, "content": picture.content, "thumbnail": picture.thumbnail,
        }  # fmt: skip
        work.session.execute(insert(PictureContent).values(values).on_conflict_do_nothing())
    elif work.session.scalar(select(func.count()).where(PictureContent.sha256 == picture.sha256)) == 0:
        raise refusals.wrong_stage("这张照片的内容已经不在记录里。", "请重新选照片文件。")


def forget_unused_pictures(work: Work) -> None:
    """Let go of pictures that nothing refers to any more: what was taken back does not lie about."""
    work.session.flush()
    used = select(PicturePage.sha256)
    work.session.execute(delete(PictureContent).where(PictureContent.sha256.not_in(used)))
