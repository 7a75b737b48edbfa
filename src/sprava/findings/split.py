"""A figure by article, place, recogniser or sex, as rows that lead to the people they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sprava.findings.figures import Figure
from sprava.packs.calendar import pack_of
from sprava.packs.labels import label_of
from sprava.records.times import Times

SPLITS: Mapping[str, str | Promise] = {
    "article": _("article"),
    "facility": _("place"),
    "recogniser": _("who recognises them"),
    "sex": _("sex"),
}
_KINDS = {"facility": "facility", "recogniser": "body"}
_SEXES: Mapping[str, str | Promise] = {"female": _("women"), "male": _("men"), "other": _("other")}


@dataclass(frozen=True, slots=True)
class Split:
    """One row: what it counts in words, the two bounds, and the address of its people."""

    label: str
    lower: int
    upper: int
    address: str = ""


def split_rows(figure: Figure, by: str, times: Times) -> list[Split]:
    """The groups of a figure, largest first; people of whom nothing is said come last.

    The list of people knows only what is known now, so a figure of past knowledge leads nowhere.
    """
    rows = [
        Split(_label(by, name), group.lower, group.upper, _address(by, name, times))
        for name, group in figure.groups.items()
        if name
    ]
    rows.sort(key=lambda row: (-row.upper, -row.lower, row.label))
    if unsaid := figure.groups.get(""):
        rows.append(Split(gettext("nothing is said"), unsaid.lower, unsaid.upper))
    return rows


def _label(by: str, name: str) -> str:
    if by == "sex":
        return str(_SEXES.get(name, name))
    pack = pack_of(settings.JURISDICTION)
    kind = _KINDS.get(by)
    return (label_of(pack, kind, name, get_language() or "en") if pack and kind else "") or name


def _address(by: str, name: str, times: Times) -> str:
    if by == "sex" or times.known_on is not None:
        return ""
    return f"{reverse('people')}?{urlencode({'state': 'possible', by: name, 'on': times.on.isoformat()})}"
