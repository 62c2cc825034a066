"""A population summed up, as a file."""
