"""The parts of the live page. They paint what they are given and tell wishes; they hold no meeting state."""
