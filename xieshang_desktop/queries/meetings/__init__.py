"""会议: all meetings, the one that is being prepared, and those that are over."""
