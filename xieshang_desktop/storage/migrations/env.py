"""Alembic's entry: runs on the connection that the program hands over, inside its transaction."""

from alembic import context

from xieshang_desktop.models.all_tables import MODULES
from xieshang_desktop.models.base import Base

assert MODULES
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
