"""What holds of the program, told as sentences."""
