"""Names without a given name that we know: words that end like surnames where a person is spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.core.names.folding import code_of
from sprava.reading.figures import is_surname_in_office
from sprava.reading.given import given_name
from sprava.reading.people.beside import Beside
from sprava.reading.people.initials import is_initial
from sprava.reading.people.runs import Run
from sprava.reading.spans import Mention
from sprava.reading.surnames import is_surely_surname, looks_like_adjective, looks_like_surname, surname_keys
from sprava.reading.text import Tokens

SHORTEST_OF_JUDGE = 3
_OF_COURT = ("court", "district")


@dataclass(frozen=True, slots=True)
class ShapedNames:
    """Reads names of one text by their shape and their place."""

    tokens: Tokens
    beside: Beside

    def at(self, at: int, run: Run) -> Mention | None:
        """Two words of which the second looks like a surname, or a surname by itself after a title or beside a verb."""
        if at + 1 < run.sentence.last and _OF_COURT in self.tokens.words[at + 1].labels:
            return None
        surname = self.tokens.written[at]
        if self._is_pair(at, run):
            return Mention(at, at + 2, given="?" + code_of(surname), surname=self.tokens.written[at + 1])
        if at + 1 == run.end and (self._is_titled(at, run) or (at == run.first and self._is_lone(at, run))):
            return Mention(at, at + 1, surname=surname)
        return None

    def _is_pair(self, at: int, run: Run) -> bool:
        """``Трифилия Жаворонкова``: the last two words of a run, the first an unknown given name."""
        tokens, beside = self.tokens, self.beside
        return (
            at + 2 == run.end
            and not given_name(tokens.written[at + 1], run.sentence.lang)
            and not is_initial(tokens, at)
            and not is_initial(tokens, at + 1)
            and tokens.words[at + 1].is_word
            and not beside.names_other(at)
            and not beside.names_place(at + 1)
            and self._pair_is_person(at, run)
        )

    def _pair_is_person(self, at: int, run: Run) -> bool:
        sentence, (left, right) = run.sentence, self.tokens.written[at : at + 2]
        inside = at > sentence.first
        strongly = looks_like_surname(right, strongly=True)
        if inside and (strongly or (sentence.lang != "en" and not looks_like_adjective(self.tokens.words[at].fold))):
            return True
        weakly = looks_like_surname(right) and not looks_like_surname(left, strongly=True)
        return (strongly or weakly) and self._is_placed(at, run)

    def _is_placed(self, at: int, run: Run) -> bool:
        """Does a title, an age or a noun beside two words say that they are somebody?"""
        beside, sentence = self.beside, run.sentence
        return beside.has_title(at, sentence) or beside.has_age(at + 2, sentence) or beside.follows_noun(at, sentence)

    def _is_titled(self, at: int, run: Run) -> bool:
        """``судья Иванов``."""
        if not self.beside.has_title(at, run.sentence) or self.beside.names_other(at):
            return False
        written, fold = self.tokens.written[at], self.tokens.words[at].fold
        of_court = self.beside.has_title_of_court(at, run.sentence) and not looks_like_adjective(fold)
        return looks_like_surname(written) or (of_court and len(fold) >= SHORTEST_OF_JUDGE)

    def _is_lone(self, at: int, run: Run) -> bool:
        """A surname that is all of a run: of somebody in office, or where a verb, an age or a trade speaks for it."""
        beside, sentence, written = self.beside, run.sentence, self.tokens.written[at]
        if is_surname_in_office(written, sentence.lang):
            return True
        if not (
            looks_like_surname(written, strongly=True)
            or is_surely_surname(written)
            or self._is_known(written, sentence.lang)
        ):
            return False
        if beside.leads_to_place(at, sentence) or beside.names_other(at):
            return False
        if is_surely_surname(written) and not self.tokens.words[at].is_upper:
            return True
        return beside.acts(at, sentence) or beside.has_age(at + 1, sentence) or beside.is_of_trade(at, sentence)

    def _is_known(self, written: str, lang: str) -> bool:
        """Is it a surname of somebody whom the lexicon knows?"""
        known = self.tokens.lexicon.surnames
        return bool(known) and not known.isdisjoint(surname_keys(written, lang))
