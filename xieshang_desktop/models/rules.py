"""The rule files by which the meetings of this record are judged."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.models.base import UNJOURNALED, Base


class RuleEdition(Base):
    """The text of one edition of a rule set, under its SHA-256; rows are only ever added.

    The journal has the digest in ``Meeting.rule_editions`` and nothing else of it; verification holds one
    against the other. So a meeting keeps its law though the file on disk makes way for a newer one.
    """

    __tablename__ = "rule_edition"
    __table_args__ = ({"info": UNJOURNALED},)

    digest: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
