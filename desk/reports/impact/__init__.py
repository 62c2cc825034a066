"""What a change costs a population (`pol diff --records`), as parts of the report on what changed."""
