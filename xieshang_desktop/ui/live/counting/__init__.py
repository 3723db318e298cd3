"""A vote while it is counted: what is asked, what stands in the fields, what the sum says."""
