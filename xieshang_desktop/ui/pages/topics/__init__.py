"""议题: the list of topics and the card of one."""
