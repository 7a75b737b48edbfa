"""Reading one document: text in, spans and proposed events out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sprava.reading.articles import ArticleReader
from sprava.reading.asides import AsideDates
from sprava.reading.dates import DateReader
from sprava.reading.domain import NEEDED, SURELY, how_far_ours
from sprava.reading.events import EventBuilder
from sprava.reading.lexicon import NO_LEXICON, Lexicon
from sprava.reading.people.reader import NameReader
from sprava.reading.places.names import PlaceNames
from sprava.reading.places.reader import PlaceReader
from sprava.reading.roles import RoleReader
from sprava.reading.scenes import Scene
from sprava.reading.spans import Event, Mention, Person, Span
from sprava.reading.terms import TermReader
from sprava.reading.text import Tokens, taken_apart


@dataclass
class Reading:
    """What was read: every span, everybody named, every proposed event. Offsets count letters of the text."""

    text: str
    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The letters of the words from ``first`` up to but not with ``last``."""
        return self.tokens.starts[first], self.tokens.ends[last - 1]


@lru_cache(maxsize=16)
def _place_names(lexicon: Lexicon) -> PlaceNames:
    return PlaceNames(lexicon.places)


def read(
    text: str,
    title: str = "",  # noqa: ARG001 titles are not read yet; callers have them
    published: date | None = None,
    lexicon: Lexicon = NO_LEXICON,
    lang: str | None = None,
) -> Reading:
    """Read a document.

    ``published`` resolves dates without a year; the title is context only and has no spans of its own.

    The same text gives the same reading. Whatever the text, it is read in time that grows with its length.
    """
    tokens = taken_apart(text, lang, lexicon)
    day = published or date.today()  # noqa: DTZ011 the day of the reader where nobody says when it was published
    names = _place_names(lexicon)
    reading = Reading(text, tokens, scenes=_scenes(tokens, names, day))
    reading.spans = [span for scene in reading.scenes for span in scene.spans()]
    _read_people(reading, names)
    points = how_far_ours(reading.scenes, names)
    if points >= NEEDED:
        for scene in reading.scenes:
            scene.lay_out()
        reading.events = EventBuilder(tokens, reading.persons, reading.scenes, day, points >= SURELY).build()
    return reading


def _scenes(tokens: Tokens, names: PlaceNames, day: date) -> list[Scene]:
    """The sentences with their dates, articles, places and penalties."""
    lexicon = tokens.lexicon
    dates, articles = DateReader(tokens, day), ArticleReader(tokens, lexicon)
    places, terms = PlaceReader(tokens, lexicon, names, day), TermReader(tokens)
    asides = AsideDates(tokens)
    scenes = [Scene(tokens, number, sentence) for number, sentence in enumerate(tokens.sentences)]
    for scene in scenes:
        sentence = scene.sentence
        for span in dates.of(sentence):
            (scene.asides if asides.has(span, sentence) else scene.dates).append(span)
        scene.articles, scene.places = articles.of(sentence), places.of(sentence)
        scene.terms = terms.of(sentence, _words_of(scene.spans()))
    return scenes


def _read_people(reading: Reading, names: PlaceNames) -> None:
    """Who is named in words that nothing else was found in, and in which role."""
    people = NameReader(reading.tokens, names, frozenset(_words_of(reading.spans)))
    reading.mentions, reading.persons = people.read(), people.persons
    places = [span for span in reading.spans if span.kind in ("court", "body", "facility")]
    RoleReader(reading.tokens, places).assign(reading.mentions, reading.persons)
    for mention in reading.mentions:
        reading.scenes[mention.sentence].mentions.append(mention)


def _words_of(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.first, span.last)}
