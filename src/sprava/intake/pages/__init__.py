"""The pages of the desk, one file per step of the way."""
