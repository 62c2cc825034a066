"""`pol test --coverage`: what of a notice its scenarios meet."""
