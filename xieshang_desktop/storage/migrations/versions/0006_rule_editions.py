"""The editions of the rule sets by which a meeting is judged; a journal that outlives a convening undone."""

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables as the statements beside this script say; a meeting of before is judged by its day.

    The journal is copied row by row into a table that does not refer to the meetings: an entry stays though
    the meeting of which it tells was taken back.
    """
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute("ALTER TABLE meeting ADD COLUMN rule_editions JSON")
