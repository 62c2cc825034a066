"""`pol evaluate`: what each person of a roster pays, as a table, CSV, a workbook and JSON."""
