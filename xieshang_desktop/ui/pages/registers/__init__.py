"""台账: the registers and the papers behind their lines."""
