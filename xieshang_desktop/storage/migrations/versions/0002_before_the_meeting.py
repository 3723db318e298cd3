"""What is recorded before a meeting: the whole intake form, paper signatures, answers, receipts, the plan."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = (
    ("topic", "proposal", "VARCHAR"),
    ("topic", "funds_from", "VARCHAR"),
    ("topic", "groups", "JSON"),
    ("topic", "affected_households", "INTEGER"),
    ("topic", "affected_people", "INTEGER"),
    ("topic", "responsible", "VARCHAR"),
    ("topic", "due", "DATE"),
    ("meeting_demand", "cosigner_count", "INTEGER"),
    ("meeting_demand", "answer", "VARCHAR"),
    ("meeting_demand", "answered_at", "DATETIME"),
    ("participant_choice", "others", "JSON"),
    ("notice", "delivered_by", "VARCHAR"),
    ("notice_delivery", "receipt", "VARCHAR"),
    ("village", '"plan"', "JSON"),
)
"""Table, column, type. All may be NULL: what was recorded before knows nothing of them."""


def upgrade() -> None:
    """Add the columns at the end of their tables, where SQLite puts them in place."""
    for table, column, kind in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
