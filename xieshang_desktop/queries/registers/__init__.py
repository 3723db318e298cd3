"""台账: the rows of every register, for the page and for the workbook."""
