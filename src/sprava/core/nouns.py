"""What can be said in this register: the nouns of the legal chain and the fields that a claim may fill.

The legal chain follows criminal procedure; codes follow the HURIDOCS micro-thesauri where they have one. A value is
text in one canonical notation per kind of field, and :func:`canonical` is the only door through which it comes in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable

LONGEST_TEXT = 600  # a claim is a value; running text is archived and quoted
_TERM = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?", re.ASCII)
_ARTICLE = re.compile(
    r"(?:[A-Z][A-Za-z-]{1,20} )?\d{1,3}(?:\.\d{1,3}){0,2}(?:-\d{1,2})?(?: p\.\d{1,2}(?:-\d)?)?", re.ASCII
)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
# A control or a direction mark has no business in a value: it can hide what a name says.
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
_JOINERS = {"‌", "‍"}


class Kind(StrEnum):
    """How the value of a field is written."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"  # EDTF, see sprava.core.dates
    TERM = "term"  # ISO 8601 duration in years, months, days: P5Y6M, P15D; LIFE and DEATH for those penalties
    ARTICLE = "article"  # 361-4 p.1; with its code where that is not the criminal one: CAO 19.11 p.2
    CODE = "code"
    PLACE = "place"  # identifier in the jurisdiction pack, else the words of the source
    PICTURE = "picture"  # SHA-256 of the archived bytes, which are a picture cleaned by sprava.core.pictures


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be said about a noun. With ``many`` several values stand side by side and none is a
    conflict."""

    kind: Kind
    many: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of thing in the register.

    ``dated_by`` is the field that places it in time. Two reports are about one event when the fields in
    ``told_apart_by`` do not contradict each other and the days are at most ``same_within_days`` apart; a report
    without a day is about the event that it describes alike in ``recognised_by``, and, ``told_apart_by_charges``, not
    about one whose case has other charges (docs/methods/accepted-claims.md).
    """

    name: str
    fields: Mapping[str, Field]
    dated_by: str = ""
    told_apart_by: tuple[str, ...] = ()
    recognised_by: tuple[str, ...] = ()
    told_apart_by_charges: bool = False
    same_within_days: int = 0


def _noun(name: str, fields: dict[str, Field], **rest: object) -> tuple[str, Noun]:
    return name, Noun(name, MappingProxyType(fields), **rest)  # type: ignore[arg-type]


_TEXT, _DATE, _PLACE = Field(Kind.TEXT), Field(Kind.DATE), Field(Kind.PLACE)
_NAMES = Field(Kind.NAME, many=True)
_IN_WORDS = Field(Kind.TEXT, many=True)  # how a source puts it: two ways of putting it are no conflict


def _code(*codes: str) -> Field:
    return Field(Kind.CODE, codes=codes)


SENTENCE_KINDS = (
    "imprisonment", "restriction_home", "restriction_open", "arrest", "administrative_arrest", "fine",
    "correctional_labour", "community_service", "compulsory_treatment", "ban", "confiscation", "suspended", "death",
    "life", "other",
)  # fmt: skip
CUSTODIAL = frozenset({"imprisonment", "arrest", "administrative_arrest", "life", "death", "compulsory_treatment"})
RELEASE_MODES = (
    "served", "pardon", "amnesty", "parole", "exchange", "deportation", "replaced", "acquittal", "dropped",
    "measure_changed", "death", "escape", "unknown",
)  # fmt: skip
INCIDENT_KINDS = (
    "punishment_cell", "cell_type_room", "prison_regime", "beating", "hunger_strike", "denied_care", "hospital",
    "incommunicado", "refused_visit", "refused_parcel", "refused_letter", "new_case", "threat", "other",
)  # fmt: skip

NOUNS: Mapping[str, Noun] = MappingProxyType(dict((
    _noun("person", {
        "name": _NAMES, "alias": _NAMES, "previous_name": _NAMES, "transliteration": _NAMES,
        "birth_date": _DATE, "death_date": _DATE, "sex": _code("female", "male", "other"),
        "birth_place": _TEXT, "citizenship": Field(Kind.TEXT, many=True), "residence": _TEXT,
        "occupation": Field(Kind.TEXT, many=True), "affiliation": Field(Kind.TEXT, many=True),
        "language": Field(Kind.TEXT, many=True), "interest": Field(Kind.TEXT, many=True),
        "health": Field(Kind.TEXT, many=True), "note": Field(Kind.TEXT, many=True),
        "external_id": Field(Kind.TEXT, many=True), "web_page": Field(Kind.TEXT, many=True),
        "picture": Field(Kind.PICTURE, many=True),
        "consent": Field(Kind.CODE, many=True, codes=("name", "picture", "story")),  # to be shown in public
    }),
    _noun("detention", {
        "date": _DATE, "place": _TEXT, "body": _PLACE, "circumstances": _IN_WORDS,
        "kind": _code("criminal", "administrative", "house_arrest", "wanted", "unknown"),
    }, dated_by="date", same_within_days=3),
    _noun("proceeding", {
        "kind": _code("criminal", "administrative"), "title": _TEXT, "case_number": _TEXT, "group": _TEXT,
        "court": _PLACE, "body": _PLACE, "judge": _TEXT, "prosecutor": _TEXT, "counsel": _TEXT, "opened": _DATE,
        "stage": _code("investigation", "trial", "appeal", "in_force", "dropped"),
    }, dated_by="opened"),
    _noun("charge", {
        "article": Field(Kind.ARTICLE), "date": _DATE, "title": _TEXT,
        "outcome": _code("pending", "convicted", "acquitted", "dropped", "reclassified"),
    }, dated_by="date", told_apart_by=("article",), same_within_days=3660),
    _noun("hearing", {
        "date": _DATE, "court": _PLACE, "judge": _TEXT, "result": _IN_WORDS, "session": _code("open", "closed"),
    }, dated_by="date"),
    _noun("sentence", {
        "date": _DATE, "kind": _code(*SENTENCE_KINDS), "term": Field(Kind.TERM), "regime": _TEXT, "court": _PLACE,
        "judge": _TEXT, "prosecutor": _TEXT, "amount": _TEXT, "in_force": _DATE, "starts": _DATE,
        "presence": _code("present", "in_absentia"), "added": _code("yes", "no"), "wording": _IN_WORDS,
    }, dated_by="date", told_apart_by=("kind",), recognised_by=("term", "amount"), told_apart_by_charges=True,
       same_within_days=14),
    _noun("appeal", {
        "date": _DATE, "court": _PLACE, "result": _code("upheld", "reduced", "increased", "quashed", "pending"),
        "term": Field(Kind.TERM),
    }, dated_by="date", recognised_by=("result", "term"), told_apart_by_charges=True, same_within_days=14),
    _noun("stay", {"facility": _PLACE, "since": _DATE, "until": _DATE, "regime": _TEXT, "address": _TEXT},
          dated_by="since", told_apart_by=("facility",), same_within_days=366),
    _noun("sighting", {"date": _DATE, "state": _code("held", "free"), "facility": _PLACE},
          dated_by="date", told_apart_by=("state",)),
    _noun("incident", {
        "kind": _code(*INCIDENT_KINDS), "since": _DATE, "until": _DATE, "term": Field(Kind.TERM), "facility": _PLACE,
        "circumstances": _IN_WORDS,
    }, dated_by="since", told_apart_by=("kind",), recognised_by=("term", "facility"), same_within_days=3),
    _noun("release", {"date": _DATE, "mode": _code(*RELEASE_MODES), "conditions": _TEXT, "place": _TEXT},
          dated_by="date", recognised_by=("mode",), same_within_days=14),
    _noun("recognition", {
        "body": _PLACE, "status": _code("recognised", "former", "not_recognised", "under_review", "withdrawn"),
        "since": _DATE, "until": _DATE, "ground": _TEXT, "statement": _TEXT, "ex_post": _code("yes", "no"),
    }, dated_by="since", told_apart_by=("body", "status"), same_within_days=36600),
    _noun("listing", {"list": _PLACE, "added": _DATE, "removed": _DATE, "entry": _IN_WORDS},
          dated_by="added", told_apart_by=("list",), same_within_days=366),
    _noun("contact", {
        "regime": _code("can_write", "relatives_only", "incommunicado", "silence", "unknown"),
        "since": _DATE, "until": _DATE, "address": _TEXT,
    }, dated_by="since", told_apart_by=("regime",), same_within_days=31),
    _noun("facility", {
        "name": _NAMES, "code": _TEXT, "kind": _TEXT, "status": _TEXT, "city": _TEXT, "region": _TEXT, "address": _TEXT,
        "opened": _DATE, "closed": _DATE, "note": Field(Kind.TEXT, many=True),
    }),
    _noun("court", {"name": _NAMES, "code": _TEXT, "city": _TEXT, "region": _TEXT}),
    _noun("body", {"name": _NAMES, "code": _TEXT, "kind": _TEXT}),
)))  # fmt: skip

NAME_FIELDS = ("name", "alias", "previous_name", "transliteration")
OF_A_PERSON = frozenset(NOUNS) - {"person", "proceeding", "facility", "court", "body"}


def field_of(noun: str, field: str) -> Field:
    """The declaration of a field; an unknown noun or field is Unreadable."""
    try:
        return NOUNS[noun].fields[field]
    except KeyError as cause:
        known = ", ".join(NOUNS[noun].fields) if noun in NOUNS else ", ".join(NOUNS)
        raise Unreadable(f"{noun}.{field} is not a field of this register. Known here: {known}.") from cause


@lru_cache(maxsize=16384)  # lists repeat their dates, articles and codes
def canonical(noun: str, field: str, value: str) -> str:
    """``value`` in the notation of its field.

    Raises:
        Unreadable: it cannot be written so; the message says how to write it.
    """
    declared = field_of(noun, field)
    text = _plain(value)
    if not text:
        raise Unreadable(f"{noun}.{field} is empty. Leave the whole field out, or say what the source says.")
    if len(text) > LONGEST_TEXT:
        raise Unreadable(
            f"{noun}.{field} is {len(text)} characters long; at most {LONGEST_TEXT} fit. "
            "Archive the text and quote from it."
        )
    if declared.kind is Kind.DATE:
        return str(parse_date(text))
    if declared.kind is Kind.CODE and text not in declared.codes:
        raise Unreadable(f"{text[:40]!r} is not a value of {noun}.{field}. Write one of: {', '.join(declared.codes)}.")
    if declared.kind is Kind.TERM and text not in ("LIFE", "DEATH") and _TERM.fullmatch(text) is None:
        raise Unreadable(
            f"{text[:40]!r} is not a term. Write P5Y6M for five years six months, P15D for 15 days, LIFE or DEATH."
        )
    if declared.kind is Kind.ARTICLE and _ARTICLE.fullmatch(text) is None:
        raise Unreadable(
            f"{text[:40]!r} is not an article. Write 361-4 or, with its part, 361-4 p.1; of another code CAO 19.11 p.2."
        )
    if declared.kind is Kind.PICTURE and _DIGEST.fullmatch(text) is None:
        raise Unreadable("A picture is named by the SHA-256 of its bytes. Add it on the page of the person.")
    return text


def vaguer(noun: str, field: str, left: str, right: str) -> bool:
    """Does ``left`` say the same as ``right``, only less exactly? ``2021-03`` of ``2021-03-25``, ``361-4`` of ``361-4
    p.1``."""
    kind = field_of(noun, field).kind
    if kind is Kind.DATE:
        wide, narrow = parse_date(left), parse_date(right)
        return left != right and wide.earliest() <= narrow.earliest() and narrow.latest() <= wide.latest()
    if kind is Kind.ARTICLE:
        return right.startswith(left + " p.")
    return False


def _plain(value: str) -> str:
    """Composed characters, single spaces, nothing unseen but the joiners that some scripts need."""
    text = unicodedata.normalize("NFC", value)
    if text.isprintable():  # nearly every value; a character that cannot be seen is none of these
        return " ".join(text.split())
    kept = "".join(c for c in text if c in _JOINERS or c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join(kept.split())
