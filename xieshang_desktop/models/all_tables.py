"""Every module of tables, so that the metadata is whole wherever a record is opened or migrated."""

from xieshang_desktop.models import journal, meetings, outcomes, room, topics, village

MODULES = (journal, meetings, outcomes, room, topics, village)
