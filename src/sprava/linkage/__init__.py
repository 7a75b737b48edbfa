"""Are two records one person? Rows in, evidence out."""
