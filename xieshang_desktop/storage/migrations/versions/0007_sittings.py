"""What the two committees deliberated; when, where and with whom they and the party organisation sat."""

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables as the statements beside this script say; of a study of before nothing more is known.

    The studies are copied row by row: a column that refers to a person cannot be added to a table in place.
    """
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
