"""`pol explain`: why the answer is what it is, as text, a page and JSON."""
