"""Steps counted instead of written out: totals, groups and targets."""
