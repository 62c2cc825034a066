"""What stands for a column while the evaluator runs, and the questions that it asks: terms, tests, symbols by type."""
