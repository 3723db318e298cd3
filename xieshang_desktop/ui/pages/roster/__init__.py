"""花名册: the register of people."""
