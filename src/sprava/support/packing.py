"""The sheet by which a parcel is packed: what may lie in it, how much it weighs, to whom it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext, override

from sprava.support.cautions import printable
from sprava.support.quotas import Item, Quota
from sprava.support.rules import with_doubt
from sprava.support.sheets import Paper
from sprava.support.whom import Line


@dataclass(frozen=True, slots=True)
class Packing(Paper):
    """One page for the hands. It names no sender."""

    kind: ClassVar[str] = "packing"
    lang: str
    title: str
    to: tuple[str, ...]
    limits: tuple[str, ...]
    items: tuple[Mapping[str, str], ...]
    heads: tuple[str, ...]
    warning: str
    empty: int = 8


def packing_sheet(line: Line, quotas: Sequence[Quota], items: Sequence[Item], language: str) -> Packing:
    """In the language of whoever packs, the address in that of the post."""
    with override(language):
        address = line.address.lines if line.address else (line.place,)
        return Packing(
            lang=language,
            title=gettext("Packing sheet"),
            to=tuple(printable(part) for part in (line.name, line.birth_year, *address) if part),
            limits=tuple(filter(None, map(_limit, quotas))),
            items=tuple(_item(item) for item in items),
            heads=("", gettext("What"), gettext("How much may be"), gettext("Grams")),
            warning=gettext("Ask the family before you pack: your parcel is taken off what they may send. No notes, no "
                            "symbols. Do not write on this sheet who packs or sends."),
        )  # fmt: skip


def _limit(quota: Quota) -> str:
    """What is known of one kind; empty where nothing is."""
    said = []
    if quota.most is not None:
        said.append(gettext("%(gone)s of %(most)s in this year") % {"gone": quota.gone, "most": quota.most})
    if quota.kg:
        said.append(gettext("up to %(kg)s kg") % {"kg": f"{quota.kg:g}"})
    if quota.kg_a_month:
        said.append(gettext("up to %(kg)s kg a month") % {"kg": f"{quota.kg_a_month:g}"})
    return with_doubt(f"{quota.kind_words}: {', '.join(said)}", quota.is_unverified) if said else ""


def _item(item: Item) -> Mapping[str, str]:
    return {"allowed": item.allowed, "text": item.text, "most": with_doubt(item.most, item.is_unverified).strip()}
