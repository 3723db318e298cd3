"""会议: the list, preparing one, and the card of one that is over."""
