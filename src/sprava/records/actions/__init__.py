"""The only writers of the register. Verb first, one transaction each, and every docstring says what repeating does."""
