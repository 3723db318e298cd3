"""Reading what others have written: a village's register as a workbook or a CSV file."""
