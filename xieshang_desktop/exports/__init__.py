"""Papers and registers: a neutral paper first, its writers after. Nothing here reads the database."""
