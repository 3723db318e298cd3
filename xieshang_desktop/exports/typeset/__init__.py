"""Setting Chinese text: characters into pieces, pieces into lines, blocks into rows, rows onto pages."""
