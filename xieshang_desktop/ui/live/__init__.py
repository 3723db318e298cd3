"""The live page (会场): one presenter, rooms that follow the moment, and the one red button."""
