"""The desk of people, proceedings and facilities."""
