"""Scenario files: a rehearsal or a past meeting as a TOML file, carried out through the services."""
