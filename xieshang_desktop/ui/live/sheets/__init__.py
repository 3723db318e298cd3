"""Sheets lie over the body for one piece of work: a motion, a reason … The red button stores them."""
