"""议题: the list, the card of one, and where each stands."""
