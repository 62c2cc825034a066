"""`pol test`: scenarios that were run, at a terminal and for build servers."""
