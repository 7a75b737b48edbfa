"""Values and rules: dates, names, accepted claims, custody, terms, errors. Standard library only, no input or output."""
