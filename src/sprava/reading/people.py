"""Who is named in a text: every mention by name, who is who, and what stands beside a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sprava.core.names.folding import code_of
from sprava.core.names.given import father_of
from sprava.reading.figures import is_surname_in_office
from sprava.reading.given import given_name
from sprava.reading.identities import MOST_PERSONS, Identities
from sprava.reading.places import PlaceNames
from sprava.reading.spans import Mention, Person
from sprava.reading.surnames import looks_like_adjective, looks_like_surname, surname_keys
from sprava.reading.text import Sentence, Tokens

LONGEST_RUN = 12
"""Capitalised words in a row that are looked at as names; a longer run is a heading or worse."""
_NOT = ("name", "not")
_STREET, _BEFORE_STREET = ("name", "street"), ("name", "before_street")
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset('«“„"'), frozenset('»”“"')


@dataclass
class NameReader:
    """The names of one text. ``taken`` are words of courts, prisons, dates and bodies, which are no names of people."""

    tokens: Tokens
    places: PlaceNames
    taken: frozenset[int]
    persons: list[Person] = field(default_factory=list)
    _surnames: dict[str, str] = field(default_factory=dict)
    _givens: set[str] = field(default_factory=set)

    def read(self) -> list[Mention]:
        """Every mention in order; ``persons`` holds who they are."""
        found = [
            mention
            for number, sentence in enumerate(self.tokens.sentences)
            for mention in self._full_names(number, sentence)
        ]
        self._know(found)
        again = list(self._again({at for mention in found for at in range(mention.first, mention.last)}))
        mentions = sorted([*found, *again], key=lambda mention: mention.first)
        identities = Identities(self.tokens, self.persons)
        identities.group(mentions)
        return mentions

    # --- names that show by themselves

    def _full_names(self, number: int, sentence: Sentence) -> Iterator[Mention]:
        at = sentence.first
        while at < sentence.last:
            if not self._may_be_name(at, sentence):
                at += 1
                continue
            end = self._run_end(at, sentence)
            for mention in self._in_run(at, end, sentence):
                mention.sentence = number
                yield mention
            at = end

    def _may_be_name(self, at: int, sentence: Sentence) -> bool:
        word = self.tokens.words[at]
        if not (word.is_word and word.is_capital) or at in self.taken:
            return False
        if _NOT in word.labels and not (
            self._begins_initials(at, sentence) or self._is_given_all_the_same(at, sentence)
        ):
            return False
        if "month" in word.kinds and sentence.lang == "en":
            return False
        return not (word.is_upper and len(word.fold) < 5)

    def _begins_initials(self, at: int, sentence: Sentence) -> bool:
        """``С. Иванов``: an initial, though the letter by itself is a preposition."""
        name = at + 2
        return (
            self._is_initial(at)
            and name < sentence.last
            and self.tokens.written[at + 1] == "."
            and self.tokens.joined(at)
            and self.tokens.words[name].is_capital
        )

    def _is_given_all_the_same(self, at: int, sentence: Sentence) -> bool:
        """A common word that is a given name too, right before what can only be a surname."""
        after = at + 1
        if (
            after >= sentence.last
            or len(self.tokens.written[at]) < 4
            or given_name(self.tokens.written[at], sentence.lang) is None
        ):
            return False
        word, written = self.tokens.words[after], self.tokens.written[after]
        if not word.is_capital or word.is_upper:
            return False
        # Inside a sentence a capital says much: Ильи is "or" without its soft sign, Святослав begins like "holy".
        inside = at > sentence.first and _NOT not in word.labels and looks_like_surname(written)
        return inside or looks_like_surname(written, strongly=True)

    def _run_end(self, at: int, sentence: Sentence) -> int:
        """The end of capitalised words in a row; an initial takes its full stop along."""
        end = at
        while (
            end < sentence.last
            and end - at < LONGEST_RUN
            and (self._may_be_name(end, sentence) or self._follows_given(end, at, sentence))
        ):
            end += 1
            if end < sentence.last and self.tokens.written[end] == "." and self._is_initial(end - 1):
                end += 1
        return end

    def _follows_given(self, at: int, first: int, sentence: Sentence) -> bool:
        """A capitalised word that looks like a surname, right after a given name: it is one, whatever else it might
        be.
        """
        word = self.tokens.words[at]
        if at == first or at in self.taken or not (word.is_word and word.is_capital and not word.is_upper):
            return False
        before = self.tokens.written[at - 1]
        given = before == "." or given_name(before, sentence.lang) is not None  # a full stop here is that of an initial
        return given and looks_like_surname(self.tokens.written[at])

    def _is_initial(self, at: int) -> bool:
        return (
            len(self.tokens.words[at].fold) <= 2
            and len(self.tokens.written[at]) <= 2
            and self.tokens.words[at].is_capital
        )

    def _in_run(self, first: int, end: int, sentence: Sentence) -> Iterator[Mention]:
        """The names in a run of capitalised words."""
        if self._is_street(first, end, sentence) or self._is_title(first, end, sentence):
            return
        at = first
        while at < end:
            mention = (
                self._with_initials(at, end)
                or self._with_given(at, first, end, sentence)
                or self._by_shape(at, first, end, sentence)
            )
            if mention is None:
                at += 1
                continue
            yield mention
            at = mention.last

    def _is_street(self, first: int, end: int, sentence: Sentence) -> bool:
        words = self.tokens.words
        if end < sentence.last and _STREET in words[end].labels:
            return True
        before = first - 1
        if before >= sentence.first and self.tokens.written[before] == ".":
            before -= 1
        return before >= sentence.first and _BEFORE_STREET in words[before].labels

    def _is_title(self, first: int, end: int, sentence: Sentence) -> bool:
        """A name in quotation marks is a title, a nickname or an organisation."""
        opened = first > sentence.first and self.tokens.written[first - 1] in _QUOTES_OPEN
        closed = end < sentence.last and self.tokens.written[end] in _QUOTES_CLOSE
        return opened and closed

    def _with_initials(self, at: int, end: int) -> Mention | None:
        """``Э. Лобаву``, ``N.A. Kuzniatsou``, ``Комяк Р. В.``, ``Volha T.``."""
        after = self._past_initials(at, end)
        if after > at:
            if after < end and not self._is_initial(after):
                return Mention(at, after + 1, surname=self.tokens.written[after])
            return None
        after = self._past_initials(at + 1, end) if at + 1 < end else at + 1
        if after > at + 1 and not self._names_other(at):
            given = given_name(self.tokens.written[at], self._lang(at))
            if given and after - at <= 3:
                return Mention(at, after, given=given[0], gender=given[1])
            return Mention(at, after, surname=self.tokens.written[at])
        return None

    def _past_initials(self, at: int, end: int) -> int:
        while at + 1 < end and self._is_initial(at) and self.tokens.written[at + 1] == ".":
            at += 2
        return at

    def _lang(self, at: int) -> str:
        return self.tokens.sentences[self.tokens.sentence_at(at)].lang

    def _with_given(self, at: int, first: int, end: int, sentence: Sentence) -> Mention | None:
        """A known given name with the surname after it, or before it as in lists; or by itself, where nothing else
        can be meant.
        """
        tokens = self.tokens
        found = given_name(tokens.written[at], sentence.lang)
        if found is None:
            return self._surname_first(at, end, sentence)
        name, gender = found
        if self._is_home_of_dweller(at, end, sentence):
            return None
        last = at + 1
        if last + 1 < end and self._after_relative(at, sentence) and given_name(tokens.written[last], sentence.lang):
            return Mention(at, last, given=name, gender=gender)
        if last < end and self._is_patronymic(last):
            only = last + 1 == end and looks_like_surname(tokens.written[last], strongly=True)
            last += not only
        if last < end and tokens.words[last].is_word and not self._is_initial(last):
            father = _father(tokens.written[last - 1]) if last > at + 1 else ""
            return Mention(at, last + 1, given=name, gender=gender, surname=tokens.written[last], father=father)
        if self._stands_alone(at, first, sentence):
            return Mention(at, last, given=name, gender=gender)
        return None

    def _is_home_of_dweller(self, at: int, end: int, sentence: Sentence) -> bool:
        """``жыхарка Ліды Люцыя Баран``: Lida is a town here."""
        words = self.tokens.words
        dweller = at > sentence.first and words[at - 1].is_small("dweller")
        return dweller and at + 1 < end and self.places.has(words[at].fold)

    def _is_patronymic(self, at: int) -> bool:
        return bool(_father(self.tokens.written[at]))

    def _surname_first(self, at: int, end: int, sentence: Sentence) -> Mention | None:
        """``Шаўчук Лявон``: a word that looks like a surname before a given name that nothing follows."""
        tokens = self.tokens
        if at + 1 >= end or sentence.lang == "en":
            return None
        found = given_name(tokens.written[at + 1], sentence.lang)
        strongly = at == sentence.first
        if found is None or not looks_like_surname(tokens.written[at], strongly=strongly) or self._names_other(at):
            return None
        last = at + 2
        if last < end and self._is_patronymic(last):
            last += 1
        elif last < end and not self._is_initial(last):
            return None
        if self._after_relative(at, sentence):
            return None
        return Mention(at, last, given=found[0], gender=found[1], surname=tokens.written[at])

    def _after_relative(self, at: int, sentence: Sentence) -> bool:
        """``жена Равинского Марина``: the surname is that of somebody else."""
        return any(mark.name == "relative" and mark.last == at for mark in sentence.of("role"))

    def _names_other(self, at: int) -> bool:
        """Is the word of another kind: a trigger, a role, a person's trade, a settlement?"""
        kinds = self.tokens.words[at].kinds
        return bool({"trigger", "role", "human", "pronoun", "court"} & kinds.keys()) or self.places.has(
            self.tokens.words[at].fold
        )

    def _stands_alone(self, at: int, first: int, sentence: Sentence) -> bool:
        """May a given name by itself be a person here?"""
        tokens = self.tokens
        word = tokens.words[at]
        if (
            len(word.fold) < 3
            or _NOT in word.labels
            or word.is_upper
            or (at > first and not self._after_relative(first, sentence))
        ):
            return False
        if at > sentence.first and tokens.words[at - 1].is_small("place") and not self._after_relative(at, sentence):
            return False
        if self.places.has(word.fold) and not self._is_beside_name(at, sentence):
            return False
        if at > sentence.first and tokens.words[at - 1].is_word:
            return True
        return self._is_beside_name(at, sentence)

    def _is_beside_name(self, at: int, sentence: Sentence) -> bool:
        """After a relative's name of kin, or joined by "and" to another given name."""
        tokens, words = self.tokens, self.tokens.words
        if any(mark.name == "relative" and 0 <= at - mark.last <= 3 for mark in sentence.of("role")):
            return True
        for step in (1, -1):
            joint, other = at + step, at + 2 * step
            if (
                sentence.first <= other < sentence.last
                and words[joint].kinds.get("clause") == "and"
                and words[other].is_capital
            ):
                return given_name(tokens.written[other], sentence.lang) is not None
        return False

    def _by_shape(self, at: int, first: int, end: int, sentence: Sentence) -> Mention | None:
        """A name without a given name we know: two words of which the second looks like a surname, or one after a
        title.
        """
        tokens = self.tokens
        if at + 1 < sentence.last and ("court", "district") in tokens.words[at + 1].labels:
            return None
        role = self._role_before(at, sentence)
        pair = (
            at + 2 <= end
            and not given_name(tokens.written[at + 1], sentence.lang)
            and not self._is_initial(at)
            and not self._is_initial(at + 1)
            and tokens.words[at + 1].is_word
        )
        if pair and not self._names_other(at) and not self.places.has(tokens.words[at + 1].fold):
            strongly = looks_like_surname(tokens.written[at + 1], strongly=True)
            weakly = looks_like_surname(tokens.written[at + 1]) and not looks_like_surname(
                tokens.written[at], strongly=True
            )
            placed = role or self._has_age(at + 2, sentence) or (at > sentence.first and self._trade_before(at))
            slavic = sentence.lang != "en" and at > sentence.first and not looks_like_adjective(tokens.words[at].fold)
            if at + 2 == end and ((strongly and (at > sentence.first or placed)) or (weakly and placed) or slavic):
                return Mention(at, at + 2, given="?" + code_of(tokens.written[at]), surname=tokens.written[at + 1])
        if role and at + 1 == end and looks_like_surname(tokens.written[at]) and not self._names_other(at):
            return Mention(at, at + 1, surname=tokens.written[at])
        if at == first and at + 1 == end and is_surname_in_office(tokens.written[at], sentence.lang):
            return Mention(at, at + 1, surname=tokens.written[at])
        led = at > sentence.first and tokens.words[at - 1].is_small("place")
        lone = (
            not led
            and at + 1 == end
            and at == first
            and (looks_like_surname(tokens.written[at], strongly=True) or self._is_known(at))
            and not self._names_other(at)
        )
        if lone and (self._acts(at, sentence) or self._has_age(at + 1, sentence) or self._is_of_trade(at, sentence)):
            return Mention(at, at + 1, surname=tokens.written[at])
        return None

    def _is_known(self, at: int) -> bool:
        """Is it a surname of somebody whom the lexicon knows?"""
        known = self.tokens.lexicon.surnames
        return bool(known) and not known.isdisjoint(surname_keys(self.tokens.written[at], self._lang(at)))

    def _role_before(self, at: int, sentence: Sentence) -> str:
        return next((mark.name for mark in sentence.of("role") if mark.last == at and mark.name != "relative"), "")

    def _has_age(self, at: int, sentence: Sentence) -> bool:
        return at + 1 < sentence.last and self.tokens.written[at] in ",(" and self.tokens.words[at + 1].is_number

    def _trade_before(self, at: int) -> bool:
        """A noun in small letters right before: a trade, a place in life."""
        word = self.tokens.words[at - 1]
        return word.is_word and not word.is_capital and _NOT not in word.labels and len(word.fold) > 3

    def _is_of_trade(self, at: int, sentence: Sentence) -> bool:
        """``блогера Иванова``: somebody's trade or kin right before a lone surname."""
        before = at - 1
        return before >= sentence.first and bool({"human", "role"} & self.tokens.words[before].kinds.keys())

    def _acts(self, at: int, sentence: Sentence) -> bool:
        """Does a verb of detention or trial stand right beside a lone word that looks like a surname?"""
        word = self.tokens.words[at]
        if self._names_other(at) or word.is_upper:
            return False
        return any(
            0 <= mark.first - at - 1 <= 1 or 0 <= at - mark.last <= 1
            for mark in sentence.of("trigger")
            if not mark.name.endswith(".noun")
        )

    # --- names met before

    def _know(self, found: list[Mention]) -> None:
        for mention in found[:MOST_PERSONS]:
            if mention.surname:
                for key in surname_keys(mention.surname, self._lang(mention.first)):
                    self._surnames.setdefault(key, mention.surname)
            if mention.given:
                self._givens.update(mention.given.split("|"))

    def _again(self, held: set[int]) -> Iterator[Mention]:
        """Surnames and given names of people named in full elsewhere."""
        for number, sentence in enumerate(self.tokens.sentences):
            for at in range(sentence.first, sentence.last):
                word = self.tokens.words[at]
                if not (word.is_capital and word.is_word) or at in held or at in self.taken or len(word.fold) < 2:
                    continue
                mention = self._met_before(at, sentence)
                if mention is not None:
                    mention.sentence = number
                    yield mention

    def _met_before(self, at: int, sentence: Sentence) -> Mention | None:
        tokens, word = self.tokens, self.tokens.words[at]
        if self._is_street(at, at + 1, sentence) or (word.is_upper and len(word.fold) < 5):
            return None
        if surname_keys(tokens.written[at], sentence.lang) & self._surnames.keys():
            doubtful = at == sentence.first and (_NOT in word.labels or "trigger" in word.kinds)
            if not doubtful or tokens.written[at] in self._surnames.values():
                return Mention(at, at + 1, surname=tokens.written[at])
        found = given_name(tokens.written[at], sentence.lang)
        known = found is not None and not self._givens.isdisjoint(found[0].split("|"))
        if found and known and _NOT not in word.labels and not self._is_title(at, at + 1, sentence):
            return Mention(at, at + 1, given=found[0], gender=found[1])
        return None


def _father(word: str) -> str:
    """The father's name in a patronymic of any case, or nothing: Ивановича, Сяргееўну."""
    code = code_of(word)
    stem = code.rstrip("aiu")
    return father_of(code) or father_of(stem) or father_of(stem + "a")
