"""The live page: the whole room in one frozen view, panel by panel."""
