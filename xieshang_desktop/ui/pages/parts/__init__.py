"""What the pages have in common: the page itself, forms, lists to pick from, lists that scroll."""
