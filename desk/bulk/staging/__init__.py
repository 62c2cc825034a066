"""Any input as the table of persons: cells mean what they mean in a roster; rows are used, merged or set aside."""
