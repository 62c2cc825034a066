"""`pol diff`: what changed from one notice to another, as sentences, a page, a workbook and JSON."""
