"""Papers as a service: which a record calls for, their views, their files, the archive of a meeting."""
