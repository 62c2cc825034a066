"""Millions of persons at once: a file of records as a typed table (`staging`), a policy's query over it (`evaluation`
on DuckDB, `engines` elsewhere), results with receipts (`written`), and finding and checking them
(`found`, `result`, `verify`)."""
