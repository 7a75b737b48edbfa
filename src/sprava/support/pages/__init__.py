"""The pages of the desk of letters."""
