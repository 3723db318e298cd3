"""What the rules and the acts ask of the record: who counts, who is here, what stands."""
