"""工作台: what is owed today."""
