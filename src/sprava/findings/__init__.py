"""The desk of counts, charts and their recipes."""
