"""The tables of this desk: in a database of their own, and none of them can be joined to anything (law 10)."""

from sprava.support.models.sheet import Sheet

__all__ = ["Sheet"]
