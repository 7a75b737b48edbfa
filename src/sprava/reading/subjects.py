"""To whom did it happen: the names beside a verb, else the person last spoken of, else nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.focus import CARRIED, OPEN, SAME, SOFT, UNNAMED, WHOLE_SENTENCE, Carrier, Subjects, distinct
from sprava.reading.roles import AUTHORITIES
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.spans import Mention

_PLURAL_RELATIVES = ("ых", "іх", "их", "rych")
INTRANSITIVE = frozenset(("died", "hunger_strike", "tried", "placed_in_punishment_cell"))


@dataclass
class SubjectFinder(Carrier):
    """Finds the persons of the events of one document, sentence by sentence in order."""

    def of_trigger(self, anchor: Anchor, scene: Scene) -> Subjects:
        """The persons of an event that a verb or a noun states."""
        lo, hi = (
            (scene.sentence.first, scene.sentence.last) if anchor.type in WHOLE_SENTENCE else (anchor.lo, anchor.hi)
        )
        eligible = [one for one in scene.mentions if lo <= one.first < hi and self.may_suffer(one, scene)]
        eligible = self._without_bystanders(eligible, anchor, scene)
        if eligible:
            found = Subjects(self._chosen(eligible, anchor, scene), SAME)
        else:
            found = self.unnamed_or_carried(anchor, scene)
        found = self._with_company(found, anchor, scene)
        self.just_now = (scene.number, found.persons or self.just_now[1])
        return found

    def _with_company(self, found: Subjects, anchor: Anchor, scene: Scene) -> Subjects:
        """``братоў затрымалі разам з сябрам Артурам``: those who are meant by a word, and those who are named with
        them.
        """
        company = [
            mark
            for mark in scene.sentence.of("clause")
            if mark.name == "with" and anchor.last <= mark.first < anchor.hi
        ]
        if not company:
            return found
        named = [
            one
            for one in scene.mentions
            if 0 <= one.first - company[0].last <= 3 and not one.is_speaker and one.role not in AUTHORITIES
        ]
        if not named:
            return found
        pronouns = scene.pronouns(anchor.lo, company[0].first)
        meant = self.by_pronoun(pronouns, anchor, scene).persons if pronouns else found.persons
        return Subjects(tuple(dict.fromkeys((*meant, named[0].person))), found.how)

    def _without_bystanders(self, eligible: list[Mention], anchor: Anchor, scene: Scene) -> list[Mention]:
        """Kin and lawyers count only where the verb is theirs: no victim beside them, and nothing between them and
        the verb.
        """
        plain = [one for one in eligible if one.role not in SOFT]
        if plain:
            joined = [
                one
                for one in eligible
                if one.role in ("relative", "bystander") and any(self.in_one_list(one, other, scene) for other in plain)
            ]
            return sorted([*plain, *joined], key=lambda one: one.first)
        return [one for one in eligible if self._is_governed(one, anchor, scene)]

    def _is_governed(self, mention: Mention, anchor: Anchor, scene: Scene) -> bool:
        """Stands nothing between a name and the verb but what closes an apposition: ``her husband, Viktar, was
        fined``?
        """
        first, last = self._between(mention, anchor)
        if mention.first < anchor.first and mention.role == "relative":
            return last - first <= 6 and not any(
                scene.separator(at) in (";", ":", "break") for at in range(first, last)
            )
        return last - first <= 8 and not scene.separated(first, last, ",;:()—–")

    def _between(self, mention: Mention, anchor: Anchor) -> tuple[int, int]:
        return (mention.last, anchor.first) if mention.first < anchor.first else (anchor.last, mention.first)

    def _chosen(self, eligible: list[Mention], anchor: Anchor, scene: Scene) -> tuple[int, ...]:
        """The nearest name on the side where the language puts it, with the others of its list."""
        if anchor.type in WHOLE_SENTENCE:
            return distinct(eligible)
        passive = self._is_passive(anchor, scene)

        def cost(mention: Mention) -> float:
            first, last = self._between(mention, anchor)
            after = mention.first >= anchor.last
            side = 0.0
            if scene.sentence.lang == "en":
                side = 12.0 if after == (passive or anchor.type in INTRANSITIVE) else 0.0
            elif anchor.type in INTRANSITIVE or passive:
                side = 3.0 if after else 0.0
            return last - first + side + (3.0 if scene.separated(first, last, ",;:()") else 0.0)

        best = min(eligible, key=cost)
        side = [one for one in eligible if (one.first >= anchor.last) == (best.first >= anchor.last)]
        return distinct(self.list_around(best, side, scene))

    def _is_passive(self, anchor: Anchor, scene: Scene) -> bool:
        before = range(max(scene.sentence.first, anchor.first - 3), anchor.last)
        if scene.sentence.lang == "en":
            return (
                any(self.tokens.words[at].kinds.get("clause") == "passive" for at in before) or anchor.form == "since"
            )
        return self.tokens.words[anchor.first].fold.endswith(
            ("н", "на", "ны", "но", "ны", "ена", "аны", "ана", "ony", "ana", "ona", "ani", "eni")
        )

    # --- nobody is named beside the verb

    def unnamed_or_carried(self, anchor: Anchor, scene: Scene) -> Subjects:
        """Somebody without a name, or the one spoken of before."""
        pronouns = scene.pronouns(anchor.lo, anchor.hi)
        if not pronouns and self._is_about_unnamed(anchor, scene):
            return Subjects((), UNNAMED)
        if self._is_about_kin(anchor, scene):
            kin = [
                one.person for one in reversed(scene.mentions) if one.role == "relative" and one.first < anchor.first
            ]
            return Subjects((kin[0],), CARRIED) if kin else Subjects((), UNNAMED)
        if not pronouns and (self._is_about_many(anchor, scene) or self._is_about_things(anchor, scene)):
            return Subjects((), OPEN)
        if scene.bracketed(anchor):
            before = [
                one
                for one in scene.mentions
                if one.last <= anchor.lo and anchor.lo - one.last <= 2 and self.may_suffer(one, scene)
            ]
            if before:
                return Subjects((before[-1].person,), SAME)
        related = self.antecedent(anchor, scene)
        if related:
            return Subjects(related, SAME)
        if self._is_about_others(anchor, scene):
            return Subjects((), OPEN)
        if not pronouns and not self._may_be_left_out(anchor, scene):
            return Subjects((), OPEN)
        return self.by_pronoun(pronouns, anchor, scene)

    def _is_about_unnamed(self, anchor: Anchor, scene: Scene) -> bool:
        """``30-летнего жителя Бреста``, ``a cellmate``: somebody without a name, and nobody named before the verb."""
        first = scene.sentence.first
        unnamed = any(mark.name == "unnamed" and first <= mark.first < anchor.hi for mark in scene.sentence.of("human"))
        named = [one for one in scene.mentions if first <= one.first < anchor.first]
        return unnamed and not any(self.may_suffer(one, scene) for one in named)

    def _is_about_kin(self, anchor: Anchor, scene: Scene) -> bool:
        """``его брата осудили``: the brother, who is not named, right before the verb.

        ``родственники задержанных`` are not those who were detained.
        """
        if self.tokens.words[anchor.first].fold.endswith(("ых", "іх", "ych")):
            return False
        for mark in scene.sentence.of("role"):
            if mark.name == "relative" and anchor.lo <= mark.first < anchor.first and anchor.first - mark.last <= 2:
                between = range(mark.last, anchor.first)
                words = scene.tokens.words
                return not any(
                    scene.separator(at) or "pronoun" in words[at].kinds or words[at].is_small("out_of")
                    for at in between
                )
        return False

    def _is_about_others(self, anchor: Anchor, scene: Scene) -> bool:
        """``про друзів, яких кинули за ґрати``: people who are not named."""
        return any(
            mark.name == "relative"
            and anchor.lo <= mark.first < anchor.first
            and self.tokens.words[mark.first].fold.endswith(_PLURAL_RELATIVES)
            and not scene.pronouns(mark.last, anchor.hi)
            for mark in scene.sentence.of("clause")
        )

    def _is_about_things(self, anchor: Anchor, scene: Scene) -> bool:
        """``оштрафовали магазин``: measures against organisations are no events of people."""
        for mark in scene.sentence.of("org"):
            beside = 0 <= mark.first - anchor.last <= 1 or 0 <= anchor.first - mark.last <= 2
            if beside and anchor.lo <= mark.first < anchor.hi:
                return True
        return False

    def _is_about_many(self, anchor: Anchor, scene: Scene) -> bool:
        """A number of people, "those detained": a figure, no event of a person."""
        if self._is_followed_by_number(anchor, scene):
            return True
        for at in range(max(anchor.lo, anchor.first - 6), min(anchor.first + 1, scene.sentence.last)):
            word = self.tokens.words[at]
            if word.is_small("many") or self._counts_people(at, anchor):
                return True
            follows = self.tokens.words[at + 1] if at + 1 < scene.sentence.last else None
            if (
                word.is_number
                and follows is not None
                and follows.is_word
                and at + 1 <= anchor.first
                and len(word.fold) < 4
                and ("unit" not in follows.kinds and "month" not in follows.kinds)
                and at not in self._dated(scene)
            ):
                return follows.fold.endswith(("ых", "іх", "их", "ей", "аў", "ов", "ych", "ów"))
        return self.tokens.words[anchor.first].fold.endswith(("ых", "іх", "ымі", "ыми", "ych", "ymi"))

    def _dated(self, scene: Scene) -> set[int]:
        return {at for span in scene.spans() for at in range(span.first, span.last)}

    def _goes_on(self, anchor: Anchor, scene: Scene) -> bool:
        """``He got a year and was released``: the second verb shares the person of the first."""
        joined = anchor.lo > scene.sentence.first and scene.separator(anchor.lo) == "and"
        return joined and anchor.first - anchor.lo <= 3 and self.just_now[0] == scene.number

    def _is_followed_by_number(self, anchor: Anchor, scene: Scene) -> bool:
        """``выпустят десять, а посадят двадцать``."""
        at, last = anchor.last, scene.sentence.last
        if at >= last or at in self._dated(scene):
            return False
        word, after = self.tokens.words[at], self.tokens.words[at + 1] if at + 1 < last else None
        counts = (word.is_number and len(word.fold) < 4) or word.kinds.get("number", "1") not in ("1", "0.5", "1.5")
        return counts and not (after is not None and {"unit", "month"} & after.kinds.keys())

    def _counts_people(self, at: int, anchor: Anchor) -> bool:
        """``two former policemen``, ``двоих сотрудников``: a number in words and a noun before the verb."""
        words = self.tokens.words
        if words[at].kinds.get("number", "1") in ("1", "0.5", "1.5") or "pronoun" in words[at].kinds:
            return False
        counted = [words[place] for place in range(at + 1, min(at + 3, anchor.first))]
        return any("human" in one.kinds for one in counted)

    def _may_be_left_out(self, anchor: Anchor, scene: Scene) -> bool:
        """May the subject go without saying here? English says it, except under a heading; the others often do not."""
        if scene.sentence.lang != "en":
            return True
        if self.focus.heading is not None or anchor.first - scene.sentence.first <= 2 or self._goes_on(anchor, scene):
            return True
        possessive = any(mark.name in ("his", "her") for mark in scene.sentence.of("pronoun"))
        definite = any(
            self.tokens.words[mark.first - 1].fold == "the"
            for mark in scene.sentence.of("human")
            if mark.first > scene.sentence.first
        )
        return (
            possessive
            or definite
            or anchor.type in ("appeal_decided", "charged", "sentenced", "term")
            or any(one.first < anchor.first and self.may_suffer(one, scene) for one in scene.mentions)
        )
