"""`pol compare`: notices side by side, one person under all of them, the history of a region."""
