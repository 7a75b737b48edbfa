"""From the bytes of a document to its texts, each with a map back to where the document has them.

Without Django and without a register. Parsers run in a process of their own, see isolated.py.
"""
