"""Who is who among the names of one text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from sprava.reading.spans import Mention, Person
from sprava.reading.surnames import surname_keys
from sprava.reading.text import Tokens

MOST_PERSONS = 5_000
"""Persons of one document; a longer list is no report, and names after it are left out."""


@dataclass
class Identities:
    """Gives every mention its person."""

    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    _by_surname: dict[str, list[int]] = field(default_factory=dict)
    _by_given: dict[str, list[int]] = field(default_factory=dict)

    def group(self, mentions: list[Mention]) -> None:
        """Give every mention its person; people named in full first, so that a surname before them finds them."""
        self._share_surnames(mentions)
        full = [mention for mention in mentions if mention.given and mention.surname]
        for mention in full[:MOST_PERSONS]:
            self._place(mention)
        for mention in mentions[: MOST_PERSONS * 5]:
            if mention.person < 0:
                self._place(mention)
        mentions[:] = [mention for mention in mentions if mention.person >= 0]
        for person in self.persons:
            person.mentions.sort(key=lambda mention: mention.first)

    def _share_surnames(self, mentions: list[Mention]) -> None:
        """``Кирилл и Виктория Прокоповы``: the first shares the surname of the second."""
        for left, right in pairwise(mentions):
            joined = right.first == left.last + 1 and self.tokens.words[left.last].kinds.get("clause") == "and"
            if joined and left.given and not left.surname and right.given and right.surname:
                left.surname = right.surname

    def _place(self, mention: Mention) -> None:
        lang = self.tokens.sentences[mention.sentence].lang
        keys = surname_keys(mention.surname, lang) if mention.surname else frozenset()
        person = self._held(mention, keys)
        if person < 0:
            person = len(self.persons)
            self.persons.append(Person([], gender=mention.gender))
        self.persons[person].mentions.append(mention)
        self.persons[person].gender = self.persons[person].gender or mention.gender
        mention.person = person
        for key in keys:
            listed = self._by_surname.setdefault(key, [])
            if person not in listed:
                listed.append(person)
        for given in mention.given.split("|") if mention.given else ():
            listed = self._by_given.setdefault(given, [])
            if person not in listed:
                listed.append(person)

    def _held(self, mention: Mention, keys: frozenset[str]) -> int:
        """The person already met whom a mention means, or -1."""
        givens = mention.given.split("|") if mention.given else []
        same_given = [person for given in givens for person in self._by_given.get(given, [])]
        exact = [person for key in sorted(keys) if not key.startswith("~") for person in self._by_surname.get(key, [])]
        loose = [person for key in sorted(keys) if key.startswith("~") for person in self._by_surname.get(key, [])]
        same_surname = exact or loose
        if mention.given and mention.surname:
            return next(
                (person for person in same_surname if person in same_given and self._same_father(person, mention)), -1
            )
        if mention.given:
            return same_given[-1] if same_given else -1
        if not same_surname:
            return -1
        before = [
            person for person in dict.fromkeys(same_surname) if self.persons[person].mentions[0].first <= mention.first
        ]
        if len(set(same_surname)) > 1 and before:
            return max(
                before,
                key=lambda person: max(m.first for m in self.persons[person].mentions if m.first <= mention.first),
            )
        return same_surname[0]

    def _same_father(self, person: int, mention: Mention) -> bool:
        fathers = {one.father for one in self.persons[person].mentions if one.father}
        return not mention.father or not fathers or mention.father in fathers
