"""The second screen: what the hall sees. It can only look; it never writes and knows no other page."""
