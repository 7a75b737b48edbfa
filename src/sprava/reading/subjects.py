"""To whom did it happen: the names beside a verb, else the person last spoken of, else nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.focus import CARRIED, INTRANSITIVE, OPEN, SAME, SOFT, UNNAMED, WHOLE_SENTENCE, Carrier, Subjects
from sprava.reading.name_lists import distinct, in_one_list, list_around
from sprava.reading.roles import AUTHORITIES
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.spans import Mention
from sprava.reading.unnamed import is_about_kin, is_about_many, is_about_others, is_about_things

DEFINITE_WITHIN = 2
"""Words between "the" and the word for the person: ``the former engineer``."""


@dataclass
class SubjectFinder:
    """Finds the persons of the events of one document, sentence by sentence in order."""

    carrier: Carrier

    def of_trigger(self, anchor: Anchor, scene: Scene) -> Subjects:
        """The persons of an event that a verb or a noun states."""
        lo, hi = (
            (scene.sentence.first, scene.sentence.last) if anchor.type in WHOLE_SENTENCE else (anchor.lo, anchor.hi)
        )
        eligible = [one for one in scene.mentions if lo <= one.first < hi and self.carrier.may_suffer(one, scene)]
        eligible = self._without_bystanders(eligible, anchor, scene)
        if eligible:
            found = Subjects(self._chosen(eligible, anchor, scene), SAME)
        else:
            found = self.unnamed_or_carried(anchor, scene)
        found = self._with_company(found, anchor, scene)
        self.carrier.just_now = (scene.number, found.persons or self.carrier.just_now[1])
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
        meant = self.carrier.by_pronoun(pronouns, anchor, scene).persons if pronouns else found.persons
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
                if one.role in ("relative", "bystander") and any(in_one_list(one, other, scene) for other in plain)
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
        return distinct(list_around(best, side, scene))

    def _is_passive(self, anchor: Anchor, scene: Scene) -> bool:
        before = range(max(scene.sentence.first, anchor.first - 3), anchor.last)
        if scene.sentence.lang == "en":
            return (
                any(self.carrier.tokens.words[at].kinds.get("clause") == "passive" for at in before)
                or anchor.form == "since"
            )
        return self.carrier.tokens.words[anchor.first].fold.endswith(
            ("н", "на", "ны", "но", "ны", "ена", "аны", "ана", "ony", "ana", "ona", "ani", "eni")
        )

    # --- nobody is named beside the verb

    def unnamed_or_carried(self, anchor: Anchor, scene: Scene) -> Subjects:
        """Somebody without a name, or the one spoken of before."""
        pronouns = scene.pronouns(anchor.lo, anchor.hi)
        if not pronouns and self._is_about_unnamed(anchor, scene):
            return Subjects((), UNNAMED)
        if is_about_kin(anchor, scene):
            kin = [
                one.person for one in reversed(scene.mentions) if one.role == "relative" and one.first < anchor.first
            ]
            return Subjects((kin[0],), CARRIED) if kin else Subjects((), UNNAMED)
        if not pronouns and (is_about_many(anchor, scene) or is_about_things(anchor, scene)):
            return Subjects((), OPEN)
        if scene.bracketed(anchor):
            before = [
                one
                for one in scene.mentions
                if one.last <= anchor.lo and anchor.lo - one.last <= 2 and self.carrier.may_suffer(one, scene)
            ]
            if before:
                return Subjects((before[-1].person,), SAME)
        related = self.carrier.antecedent(anchor, scene)
        if related:
            return Subjects(related, SAME)
        if is_about_others(anchor, scene):
            return Subjects((), OPEN)
        if not pronouns and not self._may_be_left_out(anchor, scene):
            return Subjects((), OPEN)
        return self.carrier.by_pronoun(pronouns, anchor, scene)

    def _is_about_unnamed(self, anchor: Anchor, scene: Scene) -> bool:
        """``30-летнего жителя Бреста``, ``a cellmate``: somebody without a name, and nobody named before the verb."""
        first = scene.sentence.first
        unnamed = any(mark.name == "unnamed" and first <= mark.first < anchor.hi for mark in scene.sentence.of("human"))
        named = [one for one in scene.mentions if first <= one.first < anchor.first]
        return unnamed and not any(self.carrier.may_suffer(one, scene) for one in named)

    def _goes_on(self, anchor: Anchor, scene: Scene) -> bool:
        """``He got a year and was released``: the second verb shares the person of the first."""
        joined = anchor.lo > scene.sentence.first and scene.separator(anchor.lo) == "and"
        return joined and anchor.first - anchor.lo <= 3 and self.carrier.just_now[0] == scene.number

    def _may_be_left_out(self, anchor: Anchor, scene: Scene) -> bool:
        """May the subject go without saying here? English says it, except under a heading; the others often do not."""
        if scene.sentence.lang != "en":
            return True
        if (
            self.carrier.focus.heading is not None
            or anchor.first - scene.sentence.first <= 2
            or self._goes_on(anchor, scene)
        ):
            return True
        possessive = any(mark.name in ("his", "her") for mark in scene.sentence.of("pronoun"))
        definite = any(
            self.carrier.tokens.words[at].fold == "the"
            for mark in scene.sentence.of("human")
            for at in range(max(scene.sentence.first, mark.first - DEFINITE_WITHIN), mark.first)
        )
        return (
            possessive
            or definite
            or anchor.type in ("appeal_decided", "charged", "sentenced", "term")
            or any(one.first < anchor.first and self.carrier.may_suffer(one, scene) for one in scene.mentions)
        )
