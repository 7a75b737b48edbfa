"""What a sum of evidence means: the odds before and after it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sprava.core.wording import figure

_VERY, _RATHER = 6.64, 3.32
"""A hundred to one, ten to one."""
_MOST_SAID = 10_000


@dataclass(frozen=True, slots=True)
class Odds:
    """Before looking, one person in ``people`` is the one; ``weight`` bits of evidence change that."""

    weight: float
    people: int

    @property
    def before(self) -> float:
        """Bits with which anybody of the register may be somebody."""
        return -log2(max(self.people, 2))

    @property
    def after(self) -> float:
        return self.before + self.weight

    @property
    def words(self) -> str | Promise:
        """How likely it is that the two are one person."""
        if self.after >= _VERY:
            return _("Very likely the same person")
        if self.after >= _RATHER:
            return _("Likely the same person")
        if self.after > -_RATHER:
            return _("Perhaps the same person: look closely")
        if self.after > -_VERY:
            return _("Rather two different people")
        return _("Very likely two different people")

    @property
    def ratio(self) -> str:
        """The odds afterwards: "about 150 to 1 that they are one person"."""
        times = 2.0 ** min(abs(self.after), 60)
        said = {"times": figure(_rounded(min(times, _MOST_SAID)), get_language() or "en")}
        if times > _MOST_SAID:
            return (
                gettext("more than %(times)s to 1 that they are one person") % said
                if self.after > 0
                else gettext("more than %(times)s to 1 that they are two people") % said
            )
        if self.after >= 0:
            return gettext("about %(times)s to 1 that they are one person") % said
        return gettext("about %(times)s to 1 that they are two people") % said


def _rounded(times: float) -> int:
    """To two figures: nobody knows such odds better."""
    return int(float(f"{times:.2g}"))
