"""`pol budget`: what a population costs, as tables, a workbook and JSON, and held against targets."""
