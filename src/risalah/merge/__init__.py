"""Accounts of many articles in, one record per contact out. The only stage that sees two documents."""
