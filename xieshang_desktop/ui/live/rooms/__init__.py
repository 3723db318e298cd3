"""The bodies of the live page, one for each moment; a room joins its panels to the wishes."""
