"""A sentence with everything found in it, and which words belong to which verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from sprava.reading.phrases import Mark
from sprava.reading.spans import Mention, Span, Term
from sprava.reading.text import Sentence, Tokens

_STRENGTH = {";": 5, "break": 4, "dash": 3, ",": 3, ":": 3, "(": 3, ")": 3, "and": 2}
TERM = "term"
_HAVE_NOUNS = frozenset(("detained", "released", "transferred", "searched"))
_VERBAL_NOUNS = (
    "нне", "ння", "нні", "нню", "ннем", "нням", "ние", "ния", "нию", "нием", "нии", "nie", "nia", "niu", "niem",
)  # fmt: skip
GOVERNING = frozenset(("sentenced", "convicted", "fined", "appeal_decided"))
"""Types of verbs that a penalty belongs to."""


@dataclass(slots=True)  # not frozen: made twice for every verb
class Anchor:
    """A word or a penalty that states an event, and the words of the sentence that are its own."""

    name: str
    first: int
    last: int
    lo: int = 0
    hi: int = 0
    term: Term | None = None
    type: str = field(init=False)
    """The type of event without what is said about its form."""
    form: str = field(init=False)
    """``future``, ``noun``, ``since`` and so on; empty for a plain verb."""

    def __post_init__(self) -> None:
        self.type, _, self.form = self.name.partition(".")


@dataclass
class Scene:
    """One sentence of a document and what is in it."""

    tokens: Tokens
    number: int
    sentence: Sentence
    dates: list[Span] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)
    """Dates that are of no event here: of a birth, of what somebody is punished for."""
    articles: list[Span] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    in_brackets: frozenset[int] = frozenset()
    _realis: list[Mark] | None = None

    def spans(self) -> list[Span]:
        """Everything found but names and penalties."""
        return [*self.dates, *self.asides, *self.articles, *self.places]

    def lay_out(self) -> None:
        """Find the anchors and give each its words."""
        taken = {at for span in (*self.places, *self.dates, *self.asides) for at in range(span.first, span.last)}
        named = {at for mention in self.mentions for at in range(mention.first, mention.last)}
        bare = [
            Anchor(mark.name + self._as_noun(mark), mark.first, mark.last)
            for mark in self.sentence.of("trigger")
            if mark.name != "nothing" and mark.first not in taken and mark.first not in named
        ]
        bare += [Anchor(TERM, term.first, term.last, term=term) for term in self.terms]
        if not self.terms:
            bare = [one for one in bare if one.name != "sentenced.given"]
        bare.sort(key=lambda anchor: (anchor.first, anchor.last))
        brackets = self._brackets()
        self.in_brackets = frozenset(at for opened, closed in brackets for at in range(opened, closed + 1))
        inside = {id(one): span for one in bare for span in brackets if span[0] < one.first < span[1]}
        self.anchors = self._with_words(
            [one for one in bare if id(one) not in inside], self.sentence.first, self.sentence.last
        )
        for span in brackets:
            self.anchors += self._with_words([one for one in bare if inside.get(id(one)) == span], *span)
        self.anchors.sort(key=lambda anchor: (anchor.first, anchor.last))

    def _as_noun(self, mark: Mark) -> str:
        """``помилування``: the noun made from a verb, which the beginnings of the verb's list match as well."""
        plain = mark.last - mark.first == 1 and mark.name in _HAVE_NOUNS
        return ".noun" if plain and self.tokens.words[mark.first].fold.endswith(_VERBAL_NOUNS) else ""

    def _brackets(self) -> list[tuple[int, int]]:
        """Pairs of round brackets that begin after a word, which speak of what stands before them."""
        out, opened = [], -1
        for at in range(self.sentence.first, self.sentence.last):
            if self.tokens.written[at] == "(":
                opened = at
            elif self.tokens.written[at] == ")" and opened >= 0:
                out.append((opened, at))
                opened = -1
        return out

    def _with_words(self, bare: list[Anchor], first: int, last: int) -> list[Anchor]:
        bare = self._joined(bare)
        cuts = [first]
        for left, right in pairwise(bare):
            cuts.append(self._cut(left, right))
        cuts.append(last)
        return [
            Anchor(
                one.name,
                one.first,
                one.last,
                min(self._opening(lo, one.first), one.first),
                max(self._closing(one.last, hi), one.last),
                one.term,
            )
            for one, lo, hi in zip(bare, cuts, cuts[1:], strict=False)
        ]

    def _joined(self, bare: list[Anchor]) -> list[Anchor]:
        """``на волю яна ня выйшла``: two words of one verb."""
        out: list[Anchor] = []
        for one in bare:
            left = out[-1] if out else None
            if (
                left is not None
                and left.name == one.name != TERM
                and one.first - left.last <= 3
                and not any(self.separator(at) for at in range(left.last, one.first))
            ):
                out[-1] = Anchor(left.name, left.first, max(left.last, one.last))
            elif left is not None and self._is_of_cell(left, one):
                out[-1] = one
            else:
                out.append(one)
        return out

    def _is_of_cell(self, left: Anchor, right: Anchor) -> bool:
        """``поместили в ШИЗО``, ``выйшаў з карцара``: no transfer and no release, but the punishment cell."""
        return (
            right.type == "placed_in_punishment_cell"
            and left.type in ("transferred", "released")
            and right.first - left.last <= 3
        )

    def _opening(self, lo: int, at: int) -> int:
        """What stands before a semicolon or a "but" is of another clause."""
        for place in range(at - 1, lo - 1, -1):
            if self.separator(place) in (";", "break"):
                return place + 1
        return lo

    def _closing(self, at: int, hi: int) -> int:
        return next((place for place in range(at, hi) if self.separator(place) in (";", "break")), hi)

    def bracketed(self, anchor: Anchor) -> bool:
        """Does the anchor stand in brackets, after the name that it speaks of?"""
        return anchor.lo > self.sentence.first and self.tokens.written[anchor.lo] == "(" and anchor.lo < anchor.first

    def _cut(self, left: Anchor, right: Anchor) -> int:
        """Where the words of one anchor end and those of the next begin: at the strongest mark between, the last of
        such.
        """
        best, strength = max(left.last, right.first), 0
        for at in range(left.last, right.first):
            here = _STRENGTH.get(self.separator(at), 0)
            if here and here >= strength:
                best, strength = at, here
        return best

    def separator(self, at: int) -> str:
        """Which mark or word between clauses stands here, if any."""
        parts = self.tokens.words[at].parts
        if parts == "dash":
            return "" if self.tokens.joined(at) else parts
        if parts == "break":
            # "a" between commas is a conjunction, elsewhere often a preposition or an article.
            return parts if len(self.tokens.words[at].fold) > 1 or self.tokens.written[at - 1] in ",;" else ""
        return parts

    def separated(self, first: int, last: int, marks: str = ",;:") -> bool:
        """Stands one of the marks between two places?"""
        return any(self.tokens.written[at] in marks for at in range(first, last))

    def pronouns(self, lo: int, hi: int) -> list[Mark]:
        """Pronouns that stand for a person there; "его дом" and "her house" do not, nor does "he said"."""
        return [
            mark
            for mark in self.sentence.of("pronoun")
            if lo <= mark.first < hi and self._stands_for_person(mark) and not self._only_speaks(mark)
        ]

    def _only_speaks(self, mark: Mark) -> bool:
        spoken = [one for one in self.sentence.of("beside") if one.name == "speaker"]
        return any(one.last == mark.first or one.first == mark.last for one in spoken)

    def _stands_for_person(self, mark: Mark) -> bool:
        if not self.tokens.words[mark.first].is_small("object"):
            return mark.name != "his"
        if mark.last >= self.sentence.last or not self.tokens.words[mark.last].is_word:
            return True
        if any(anchor.last in (mark.first, mark.first - 1) or anchor.first == mark.last for anchor in self._verbs()):
            return True
        after = self.tokens.words[mark.last]
        return ("name", "not") in after.labels and len(after.fold) <= 3

    def _verbs(self) -> list[Mark]:
        return [*self.sentence.of("trigger"), *self.sentence.of("meaning")]

    def realis(self) -> list[Mark]:
        """Words that say how surely; the month of May is none."""
        if self._realis is None:
            dated = {at for span in (*self.dates, *self.asides) for at in range(span.first, span.last)}
            self._realis = [mark for mark in self.sentence.of("realis") if mark.first not in dated]
        return self._realis

    def has(self, group: str, name: str, lo: int, hi: int) -> bool:
        """Begins a phrase of that list between two places?"""
        return any(mark.name == name and lo <= mark.first < hi for mark in self.sentence.of(group))
