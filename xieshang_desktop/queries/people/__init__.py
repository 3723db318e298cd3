"""花名册: people, households and organisations."""
