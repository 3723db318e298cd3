"""The rules of consultation: pure functions and frozen data, standard library only."""
