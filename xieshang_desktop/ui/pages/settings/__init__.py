"""设置: the look, the defaults, the village, the data, the rules in force."""
