"""`pol mutate`: which wrong versions of a notice its scenarios notice."""
