"""设置 › 规则: the law in force, explained."""
