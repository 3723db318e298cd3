"""Every module of tables, so that the metadata is whole wherever a record is opened or migrated."""

from xieshang_desktop.models import floor, journal, meetings, outcomes, pictures, room, topics, village

MODULES = (floor, journal, meetings, outcomes, pictures, room, topics, village)
