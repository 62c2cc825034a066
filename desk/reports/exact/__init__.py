"""For whom two notices differ (`pol diff --exact`), as parts of the report on what changed."""
