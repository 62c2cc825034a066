"""Millions of persons at once: a file of records as a typed table (`staging`), a policy's query over it (`evaluation`
on DuckDB, `engines` elsewhere), results with receipts (`written`, `receipt`), and checking them (`verify`)."""
