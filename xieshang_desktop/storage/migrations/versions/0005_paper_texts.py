"""The village's own words on its papers, and those that a closed meeting keeps."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table as the statement beside this script says; a meeting of before keeps no words."""
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").rstrip(";\n"))
    op.execute("ALTER TABLE meeting ADD COLUMN paper_texts JSON")
