"""A session in, frozen dataclasses out; nothing here writes."""
