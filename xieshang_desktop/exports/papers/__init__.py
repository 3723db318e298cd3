"""One module per kind of paper: a frozen view comes in, a neutral paper goes out."""
