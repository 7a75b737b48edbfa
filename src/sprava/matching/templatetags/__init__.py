"""Marks of this desk's pages."""
