"""Stocks and flows: rows in, figures with bounds out. No database, no Django; docs/methods/statistics.md."""
