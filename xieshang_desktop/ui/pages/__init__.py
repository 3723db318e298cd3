"""The pages behind the rail. They don't know each other: each asks the frame to open what it leads to."""
