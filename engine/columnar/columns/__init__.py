"""The columns of an answer, one after another, and the plan that gives them."""
