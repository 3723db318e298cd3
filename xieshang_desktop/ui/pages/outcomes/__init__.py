"""成果: what became of the results."""
