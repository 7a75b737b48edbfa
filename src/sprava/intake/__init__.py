"""The desk where files and lists come in."""
