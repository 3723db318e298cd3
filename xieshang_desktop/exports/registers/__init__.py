"""The registers of a village as a workbook (台账): columns, cells, sheets."""
