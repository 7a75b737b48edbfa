"""Finding a person by name, in any of the scripts stored and by a simple transliteration.

One door, :func:`find`; the engine behind it may change. This one compares keys: every word of the query must be a key
of the person, the last word may be only the beginning of one. Where nobody has them all, those with most come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from sprava.accounts.models import Member
from sprava.records.models import NameKey, Person
from sprava.records.search.keys import plain_latin

LONGEST_QUERY = 200
_MOST_WORDS = 6
_MOST_BY_ONE_WORD = 2000
_SHORTEST_BEGINNING = 2

# The stored keys write one letter for one Cyrillic letter; people who type in Latin write the sounds.
_AS_STORED = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("sz", "s"), ("zh", "z"), ("kh", "h"),
    ("ts", "c"), ("tz", "c"), ("w", "u"), ("x", "ks"), ("g", "h"),
)  # fmt: skip
_SOFT = (("ia", "a"), ("ya", "a"), ("ja", "a"), ("iu", "u"), ("yu", "u"), ("ju", "u"), ("ie", "e"), ("ye", "e"),
         ("je", "e"), ("io", "e"), ("yo", "e"), ("jo", "e"), ("y", "i"), ("j", "i"))  # fmt: skip
_AS_TYPED = dict(zip("чшжхцяюёщ", ("ch", "sh", "zh", "kh", "ts", "ia", "iu", "io", "shch"), strict=True))


class Found(NamedTuple):
    """A person whom the words may mean. ``score`` is the share of the words that are a key of theirs, from 0 to 1.

    ``because`` names the words that matched, as they were typed.
    """

    person: int
    score: float
    because: tuple[str, ...]


def find(text: str, reader: Member, limit: int = 20) -> list[Found]:
    """The people whom ``text`` may mean, best first, of those whom ``reader`` may see."""
    words = _words(text)
    if not words:
        return []
    matches = [_matching(word, last=number == len(words) - 1) for number, word in enumerate(words)]
    best = _with_all(matches, reader, limit)
    found = [Found(person, 1.0, tuple(words)) for person in best]
    if len(words) > 1 and not found:
        found = _with_some(words, matches, reader, limit)
    return found


def _words(text: str) -> list[str]:
    words = text[:LONGEST_QUERY].split()
    return [word for word in dict.fromkeys(words) if plain_latin(word)][:_MOST_WORDS]


def _matching(word: str, *, last: bool) -> Q:
    """The keys that ``word`` may be stored under; of the last word, keys that begin so."""
    matching = Q()
    for spelling in spellings(word):
        if last and len(spelling) >= _SHORTEST_BEGINNING:
            matching |= Q(key__gte=spelling, key__lt=spelling[:-1] + chr(ord(spelling[-1]) + 1))
        else:
            matching |= Q(key=spelling)
    return matching


def spellings(word: str) -> list[str]:
    """``word`` as keys may have it: letter for letter, and by the usual ways of writing Cyrillic sounds in Latin."""
    plain = plain_latin(word)
    sounded = _replaced(plain, _AS_STORED)
    typed = plain_latin("".join(_AS_TYPED.get(letter, letter) for letter in word.casefold()))
    every = (plain, sounded, _replaced(plain, _SOFT), _replaced(sounded, _SOFT), typed, typed.replace("ia", "ya"))
    return [key[:64] for spelling in dict.fromkeys(every) for key in spelling.split()[:1]]


def _replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _with_all(matches: Sequence[Q], reader: Member, limit: int) -> list[int]:
    """People who have a key for every word, in the order of names."""
    # The longest run of letters is the rarest as a rule, so the search begins there.
    first, *others = sorted(matches, key=lambda match: -max(len(str(child)) for child in match.children))
    keys = NameKey.objects.filter(first)
    for other in others:
        keys = keys.filter(Exists(NameKey.objects.filter(other, person=OuterRef("person"))))
    people = list(dict.fromkeys(keys.order_by().values_list("person_id", flat=True)[:_MOST_BY_ONE_WORD]))
    seen = Person.objects.visible_to(reader).filter(pk__in=people).order_by("sort_key", "pk")
    return list(seen.values_list("pk", flat=True)[:limit])


def _with_some(words: Sequence[str], matches: Sequence[Q], reader: Member, limit: int) -> list[Found]:
    """People who have a key for some of the words, those with most of them first."""
    because: dict[int, list[str]] = {}
    for word, match in zip(words, matches, strict=True):
        keys = NameKey.objects.filter(match).order_by().values_list("person_id", flat=True)
        for person in dict.fromkeys(keys[:_MOST_BY_ONE_WORD]):
            because.setdefault(person, []).append(word)
    counted = Counter({person: len(matched) for person, matched in because.items()})
    likely = [person for person, _ in counted.most_common(10 * limit)]
    seen = Person.objects.visible_to(reader).filter(pk__in=likely).order_by("sort_key", "pk")
    ordered = sorted(seen.values_list("pk", flat=True), key=lambda person: -counted[person])
    return [Found(person, counted[person] / len(words), tuple(because[person])) for person in ordered[:limit]]
