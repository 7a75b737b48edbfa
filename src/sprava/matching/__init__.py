"""The desk where people say whether two records are one person: proposals with their evidence, judgements, undoing."""
