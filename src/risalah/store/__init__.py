"""The database: documents and their text, accounts with their history, records, judgements, corrections, runs.

SQLite in one file by default, PostgreSQL by address; everything that differs between them is in `dialect.py`.
"""
