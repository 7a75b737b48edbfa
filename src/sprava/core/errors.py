"""Every error that Sprava raises on purpose, on one page.

``str(error)`` is fit to show: what is wrong, where, what to do. It may quote what was just typed or
the file just offered, never a stored record.
"""


class SpravaError(Exception):
    """Something Sprava refuses or cannot do, said in words."""


class Unreadable(SpravaError):
    """A value or a file that cannot be understood as what it should be."""


class NotAPicture(Unreadable):
    """A file that is not taken as a picture. ``flaw`` is the code of the reason, for whoever says it in another
    language; ``kind`` is what it is instead, where that is known."""

    def __init__(self, flaw: str, words: str, kind: str = "") -> None:
        super().__init__(words)
        self.flaw, self.kind = flaw, kind


class Refused(SpravaError):
    """Something understood and not allowed."""


class NotSourced(Refused):
    """A claim was offered without a source."""


class Contradiction(Refused):
    """Two things that cannot both be so, where one of them has to be chosen by a person."""


class NoRegister(SpravaError):
    """The folder that was named holds no register."""


class Damaged(SpravaError):
    """The register or its archive is not what it was when it was written."""
