"""What may be wished for in the room, by subject: each wish becomes an act of the office."""
