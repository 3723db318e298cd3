"""The tables: columns, constraints and relations, and nothing else."""
