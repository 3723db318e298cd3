"""Everything that is printed: frozen views, and what reads them from the record."""
