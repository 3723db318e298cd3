"""工作台: what comes next, what is owed, where each topic stands."""
