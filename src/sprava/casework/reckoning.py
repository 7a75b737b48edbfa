"""Why we say that somebody is in custody, or is not: the reasons of sprava.core.custody in words, step by step.

Days stand after a colon and not inside the sentence, so that they need no case in Belarusian and Russian.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from sprava.casework.apparatus import Apparatus
from sprava.casework.words import Words
from sprava.core.claims import Item
from sprava.core.custody import NEVER, Reason, Spell, State
from sprava.core.dates import When, between
from sprava.core.nouns import NOUNS
from sprava.core.terms import say_step
from sprava.packs.ends import law_of, reckoning_of
from sprava.records.dossier import Dossier

REASONS: Mapping[str, Words] = {
    "began_detention": gettext_lazy("A source says that they were detained."),
    "began_stay": gettext_lazy("A source places them in a place of detention; nobody says when they were detained."),
    "began_sighting": gettext_lazy("A source says that they were inside; nobody says when they were detained."),
    "began_incident": gettext_lazy("A source speaks of an incident in custody; nobody says when they were detained."),
    "began_sentence": gettext_lazy(
        "A sentence of a kind that is served in custody, the person present; nobody says when they were detained."
    ),
    "ended_release": gettext_lazy("A source says that they were released."),
    "ended_sentence": gettext_lazy("A sentence that is not served in custody, and no other is running."),
    "ended_sighting": gettext_lazy("A source says that they were free."),
    "ended_death": gettext_lazy("A source says that they died in custody."),
    "only_release_known": gettext_lazy(
        "A source says that they were released; nobody says when they were detained. It proves custody only up to then."
    ),
    "term_running": gettext_lazy("A term is running, and nobody reports a release. Its last day can be:"),
    "term_not_known": gettext_lazy("Sentenced, but no source gives the term, and nobody reports a release."),
    "no_release_reported": gettext_lazy("Nobody reports a release, and nobody a sentence."),
}

STANDING: Mapping[State, Words] = {
    State.HELD: gettext_lazy("On this day the person was certainly inside: it lies within the days given below."),
    State.MAYBE: gettext_lazy(
        "On this day the person may have been inside: custody began or may have begun, and no source says how it ended."
    ),
    State.FREE: gettext_lazy("A source says how custody ended, and none says that it began again."),
    State.DIED: gettext_lazy("A source says that the person died."),
    State.UNKNOWN: gettext_lazy(
        "No source proves custody on this day, and none proves freedom: the last that is known is too old or there is "
        "nothing."
    ),
}

_PLAINLY = pgettext_lazy(
    "reckoning",
    "The term is counted from the first day in custody at the earliest and from the day of the sentence at the latest: "
    "the law pack of this register has no rule for it.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reckoning: what counts, who says it, what it gives."""

    words: str
    letters: tuple[str, ...] = ()
    gives: When | None = None
    item: int = 0


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Why a person is in the state in which a page shows them on a day.

    ``by_law`` is the arithmetic of a running term, sentence by sentence; ``doubts`` are what makes its range wide.
    """

    summary: str
    steps: tuple[Step, ...] = ()
    by_law: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def reckoned(found: Dossier, day: date, seen: Apparatus) -> Reckoning:
    """The reckoning behind the state of a person on ``day``."""
    state = found.state(day)
    spell = spell_behind(found.spells, day)
    steps: list[Step] = []
    by_law: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    if spell is not None:
        items = {item.lead: item for item in found.items}
        steps = [step for reason in spell.because for step in _steps(reason, spell, items, seen)]
        if not spell.ended:
            steps += _limits(spell)
            by_law, doubts = by_law_of(spell, found.items)
    if state is State.DIED and found.who is not None:
        reading = found.who.one["death_date"]
        steps.append(Step(_("Day of death"), seen.letters_of(reading), found.died))
    return Reckoning(str(STANDING[state]), tuple(steps), by_law, doubts)


def spell_behind(spells: Iterable[Spell], day: date) -> Spell | None:
    """The time in custody that decides what is said of ``day``: the one that holds it, else the last one before."""
    begun = [spell for spell in spells if spell.begin_earliest <= day]
    return max(
        begun, key=lambda spell: (spell.certainly_on(day), spell.possibly_on(day), spell.end_latest), default=None
    )


def reason_words(reason: Reason, spell: Spell | None = None) -> str:
    """One reason in words."""
    if reason.code == "term_running" and spell and spell.expected and spell.expected[0] >= NEVER:
        return _("A term that has no end, and nobody reports a release.")
    return str(REASONS[reason.code])


def _steps(reason: Reason, spell: Spell, items: Mapping[int, Item], seen: Apparatus) -> Iterable[Step]:
    item = items.get(reason.item)
    if reason.code == "term_running":
        yield from (_term(sentence, seen) for sentence in _counted(spell, items.values()))
    letters = _letters(item, reason.code, seen) if item and reason.code != "term_running" else ()
    yield Step(reason_words(reason, spell), letters, _GIVES[reason.code.split("_")[0]](spell), item.lead if item else 0)


def _term(sentence: Item, seen: Apparatus) -> Step:
    words = _("Sentenced to a term of %(term)s") % {"term": seen.words("sentence", "term", sentence.value("term"))}
    return Step(words, seen.letters_of(sentence.one["term"]), sentence.when, sentence.lead)


def _counted(spell: Spell, items: Iterable[Item]) -> list[Item]:
    """The sentences that make up the running term: the last one, and what was added to it."""
    terms = [
        item
        for item in items
        if item.noun == "sentence" and item.value("term") and item.when and item.when.latest() >= spell.begin_earliest
    ]
    terms.sort(key=lambda item: item.when.latest() if item.when else NEVER)
    main = [item for item in terms if item.value("added") != "yes"][-1:]
    return [*main, *(item for item in terms if item.value("added") == "yes")]


def _letters(item: Item, code: str, seen: Apparatus) -> tuple[str, ...]:
    """The sources of the day on which the reason rests; of the whole item where it has none."""
    name = {"ended_death": "death_date"}.get(code, NOUNS[item.noun].dated_by)
    readings = [item.one[name]] if name in item.one else list(item.one.values())
    return seen.letters_of(*readings) if readings else ()


def by_law_of(spell: Spell, items: Iterable[Item]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The arithmetic of the running term by the law of its court, in sentences, and what is doubtful in it."""
    sentences = _counted(spell, items)
    law = law_of(sentences, settings.JURISDICTION)
    if not sentences or spell.expected is None or spell.expected[0] >= NEVER:
        return (), ()
    outcome = reckoning_of(law, sentences, spell.begin_earliest, spell.begin_latest) if law else None
    if law is None or outcome is None or outcome.expected is None:
        return (), (str(_PLAINLY),)
    language = get_language() or "en"
    steps = tuple(say_step(step, language, law.name_of) for step in outcome.steps)
    if law.id != settings.JURISDICTION:
        steps = (_("Reckoned by the law of the court: %(country)s.") % {"country": law.name.say(language)}, *steps)
    return steps, tuple(say_step(doubt, language, law.name_of) for doubt in outcome.doubts)


def _limits(spell: Spell) -> list[Step]:
    """What an end that nobody reports is worth: the last certain day and the last possible one."""
    steps = []
    if spell.end_earliest < NEVER:
        steps.append(Step(_("Certainly inside until"), (), between(spell.end_earliest, spell.end_earliest)))
    if spell.end_latest < NEVER:
        steps.append(Step(_("Possibly inside until"), (), between(spell.end_latest, spell.end_latest)))
    return steps


def _expected(spell: Spell) -> When | None:
    return release_between(spell)


def release_between(spell: Spell | None) -> When | None:
    """When a running term ends, as far as it can be reckoned; None where no end is in sight."""
    if spell is None or spell.ended or spell.expected is None or spell.expected[0] >= NEVER:
        return None
    return between(*spell.expected)


def _ended(spell: Spell) -> When:
    return between(spell.end_earliest, spell.end_latest)


_GIVES: Mapping[str, Callable[[Spell], When | None]] = {
    "began": lambda spell: spell.began,
    "ended": _ended,
    "only": _ended,
    "term": _expected,
    "no": lambda _spell: None,
}
