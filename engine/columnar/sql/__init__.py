"""A plan as one SELECT, in the subset of SQL on which the engines agree."""
