"""The hall's screen: what may be seen by everybody, and nothing else."""
