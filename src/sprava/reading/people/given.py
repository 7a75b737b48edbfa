"""Names that show by a given name or by initials."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.core.names.folding import code_of
from sprava.core.names.given import father_of, is_father
from sprava.reading.given import given_name, is_usual_nominative
from sprava.reading.people.beside import Beside
from sprava.reading.people.initials import is_initial, past_initials
from sprava.reading.people.runs import Run
from sprava.reading.spans import Mention
from sprava.reading.surnames import looks_like_adjective, looks_like_surname
from sprava.reading.text import Sentence, Tokens

LONGEST_WITH_ONE_INITIAL = 3
"""Words of ``Volha T.``, with the full stop: a given name and the initial of a surname."""
SHORTEST_ALONE = 3
"""Letters of a given name that may be somebody by itself."""
_NOT, _DOUBTFUL = ("name", "not"), ("name", "doubtful")
_ADJECTIVES_OF_ORDER = ("ні", "ній", "ні", "шы", "ший", "ій")


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Reads names of one text in which a given name or an initial is written."""

    tokens: Tokens
    beside: Beside

    def with_initials(self, at: int, run: Run) -> Mention | None:
        """``Э. Лобаву``, ``N.A. Kuzniatsou``, ``Комяк Р. В.``, ``Volha T.``."""
        tokens, end = self.tokens, run.end
        after = past_initials(tokens, at, end)
        if after > at:
            surname_follows = after < end and not is_initial(tokens, after)
            return Mention(at, after + 1, surname=tokens.written[after]) if surname_follows else None
        after = past_initials(tokens, at + 1, end)
        if after == at + 1 or self.beside.names_other(at):
            return None
        given = given_name(tokens.written[at], run.sentence.lang)
        if given and after - at <= LONGEST_WITH_ONE_INITIAL:
            return Mention(at, after, given=given[0], gender=given[1])
        return Mention(at, after, surname=tokens.written[at])

    def with_given(self, at: int, run: Run) -> Mention | None:
        """A known given name with the surname after it, or before it as in lists; or by itself, where nothing else
        can be meant.
        """
        tokens, sentence, end = self.tokens, run.sentence, run.end
        found = given_name(tokens.written[at], sentence.lang)
        if found is None:
            return self._surname_first(at, run)
        name, gender = found
        if self.beside.is_home_of_dweller(at, end, sentence):
            return None
        last = at + 1
        if last + 1 < end and self._says_whose(at, run):
            return Mention(at, last, given=name, gender=gender)
        last = self._past_father(last, end)
        if last < end and tokens.words[last].is_word and not is_initial(tokens, last):
            father = father_in(tokens.written[last - 1]) if last > at + 1 else ""
            return Mention(at, last + 1, given=name, gender=gender, surname=tokens.written[last], father=father)
        father = father_in(tokens.written[last - 1]) if last > at + 1 else ""
        if father or self._stands_alone(at, run):
            return Mention(at, last, given=name, gender=gender, father=father)
        return None

    def _says_whose(self, at: int, run: Run) -> bool:
        """``мать Игоря Валентина Олиневич``: of two given names the first says whose kin the second is."""
        lang = run.sentence.lang
        return self.beside.follows_relative(at, run.sentence) and bool(given_name(self.tokens.written[at + 1], lang))

    def _past_father(self, at: int, end: int) -> int:
        """Past a patronymic; the last word of a run is a surname if it ends like one: ``Иван Дашкевич``."""
        if at >= end or not father_in(self.tokens.written[at]):
            return at
        word = self.tokens.written[at]
        is_surname = at + 1 == end and (looks_like_surname(word, strongly=True) or not is_father(father_in(word)))
        return at if is_surname else at + 1

    def _surname_first(self, at: int, run: Run) -> Mention | None:
        """``Шаўчук Лявон``: a word that looks like a surname before a given name that nothing follows."""
        tokens, sentence, end = self.tokens, run.sentence, run.end
        if at + 1 >= end or sentence.lang == "en":
            return None
        found = given_name(tokens.written[at + 1], sentence.lang)
        strongly = at == sentence.first
        if (
            found is None
            or not looks_like_surname(tokens.written[at], strongly=strongly)
            or self.beside.names_other(at)
        ):
            return None
        last = at + 2
        if last < end and father_in(tokens.written[last]):
            last += 1
        elif last < end and not is_initial(tokens, last):
            return None
        if self.beside.follows_relative(at, sentence):
            return None
        return Mention(at, last, given=found[0], gender=found[1], surname=tokens.written[at])

    def _stands_alone(self, at: int, run: Run) -> bool:
        """May a given name by itself be a person here?"""
        word, sentence, beside = self.tokens.words[at], run.sentence, self.beside
        if len(word.fold) < SHORTEST_ALONE or _NOT in word.labels or word.is_upper:
            return False
        if at > run.first and not (beside.follows_relative(run.first, sentence) or self._opens_with_other(at, run)):
            return False
        if beside.leads_to_place(at, sentence) and not beside.follows_relative(at, sentence):
            return False
        if beside.names_place(at) and not beside.is_of_kin(at, sentence):
            return False
        if at > sentence.first and self.tokens.words[at - 1].is_word:
            return True
        return beside.is_of_kin(at, sentence) or self._opens_sentence(at, sentence)

    def _opens_with_other(self, at: int, run: Run) -> bool:
        """``Сярэдні Дзьмітры``: an adjective that only the beginning of the sentence gave its capital."""
        first = self.tokens.words[run.first].fold
        opens = run.first == run.sentence.first and at == run.first + 1
        return opens and (looks_like_adjective(first) or first.endswith(_ADJECTIVES_OF_ORDER))

    def _opens_sentence(self, at: int, sentence: Sentence) -> bool:
        """``Zmitser spent June in a cell``: a name that is no other word, before a word in small letters."""
        words, after = self.tokens.words, at + 1
        if at != sentence.first or after >= sentence.last or _DOUBTFUL in words[at].labels:
            return False
        follows = words[after]
        if not is_usual_nominative(self.tokens.written[at], sentence.lang):
            return False
        return follows.is_word and not follows.is_capital and len(words[at].fold) > SHORTEST_ALONE


def father_in(word: str) -> str:
    """The father's name in a patronymic of any case, or nothing: Ивановича, Сяргееўну."""
    code = code_of(word)
    stem = code.rstrip("aiu")
    return father_of(code) or father_of(stem) or father_of(stem + "a")
