"""The pages of the desk where texts are read."""
