"""Values and rules: dates, names, accepted claims, custody, terms, errors. Standard library and rapidfuzz; no I/O."""
