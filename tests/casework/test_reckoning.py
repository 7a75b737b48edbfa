"""Every reason that core.custody can give has words in every language of the desks."""

from __future__ import annotations

import ast
import inspect
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.apparatus import Apparatus
from sprava.casework.reckoning import REASONS, STANDING, reason_words, reckoned, release_between, spell_behind
from sprava.core import custody
from sprava.core.claims import Said, items
from sprava.core.custody import Reason, State, spells
from sprava.records.dossier import Dossier

START = datetime(2026, 1, 1, tzinfo=UTC)
NOUNS = ("detention", "stay", "sighting", "incident", "sentence", "release", "person", "charge", "contact", "hearing")


def first_arguments() -> list[ast.expr]:
    """What every call of Reason in core/custody.py gives as its code."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(custody))) if isinstance(node, ast.Call)]
    return [call.args[0] for call in calls if getattr(call.func, "id", "") == "Reason"]


def codes_written_out() -> set[str]:
    """The codes that are plain strings."""
    return {str(one.value) for one in first_arguments() if isinstance(one, ast.Constant)}


def beginnings() -> set[str]:
    """What stands before the noun in the codes that are put together: ``began_``, ``ended_``."""
    joined = [one.values[0] for one in first_arguments() if isinstance(one, ast.JoinedStr)]
    return {str(one.value) for one in joined if isinstance(one, ast.Constant)}


def story(events):
    claims, number = [], 0
    for subject, (noun, values) in enumerate(events, start=1):
        for name, value in values.items():
            number += 1
            claims.append(Said(number, subject, noun, name, value, 1, 3, "", START))
    return items(claims)


day = st.dates(date(2018, 1, 1), date(2027, 12, 31)).map(str)
events = st.lists(
    st.one_of(
        st.builds(lambda on, kind: ("detention", {"date": on, "kind": kind}), day,
                  st.sampled_from(["criminal", "administrative", "house_arrest", "wanted", "unknown"])),
        st.builds(lambda on: ("stay", {"since": on, "facility": "IK-1"}), day),
        st.builds(lambda on, state: ("sighting", {"date": on, "state": state}), day, st.sampled_from(["held", "free"])),
        st.builds(lambda on: ("incident", {"since": on, "kind": "hospital"}), day),
        st.builds(lambda on: ("release", {"date": on, "mode": "served"}), day),
        st.builds(lambda on: ("person", {"death_date": on}), day),
        st.builds(lambda on, kind, term: ("sentence", {"date": on, "kind": kind} | term), day,
                  st.sampled_from(["imprisonment", "fine"]), st.sampled_from([{}, {"term": "P2Y"}, {"term": "LIFE"}])),
    ),
    max_size=6,
)  # fmt: skip


def test_every_code_that_is_written_out_has_words():
    assert codes_written_out()
    assert codes_written_out() <= set(REASONS)


def test_every_beginning_of_a_code_is_one_we_know():
    assert beginnings() == {"began_", "ended_"}


@given(events)
def test_every_reason_of_any_history_has_words(history):
    for spell in spells(story(history)):
        for reason in spell.because:
            assert reason_words(reason)


@pytest.mark.parametrize("language", ["be", "ru"])
@pytest.mark.parametrize("words", [*REASONS.values(), *STANDING.values()], ids=str)
def test_every_reason_is_translated(language, words):
    with translation.override("en"):
        english = str(words)
    with translation.override(language):
        assert str(words) != english


def test_every_state_has_its_sentence():
    assert set(STANDING) == set(State)


def dossier_of(history) -> Dossier:
    folded = tuple(story(history))
    return Dossier(1, (1,), folded, spells(folded), {}, {})


@given(events, st.dates(date(2017, 1, 1), date(2030, 1, 1)))
def test_a_reckoning_names_a_source_for_every_end_that_somebody_claims(history, on):
    found = dossier_of(history)
    told = reckoned(found, on, Apparatus({}, {1: "A"}))
    assert told.summary
    spell = spell_behind(found.spells, on)
    claimed = [reason for reason in spell.because if reason.code.startswith(("began", "ended"))] if spell else []
    assert len([step for step in told.steps if step.letters]) >= len(claimed)


@given(events, st.dates(date(2017, 1, 1), date(2030, 1, 1)))
def test_a_release_is_expected_only_of_a_term_that_runs(history, on):
    spell = spell_behind(dossier_of(history).spells, on)
    expected = release_between(spell)
    if expected is not None:
        assert spell is not None
        assert not spell.ended
        assert expected.earliest() >= spell.begin_earliest


def test_a_term_is_reckoned_from_every_sentence_that_counts():
    found = dossier_of(
        [
            ("detention", {"date": "2023-09-12"}),
            ("sentence", {"date": "2024-02-19", "kind": "imprisonment", "term": "P3Y"}),
            ("sentence", {"date": "2026-04-21", "kind": "imprisonment", "term": "P1Y", "added": "yes"}),
        ]
    )
    told = reckoned(found, date(2026, 11, 25), Apparatus({}, {1: "A"}))
    assert [step.words for step in told.steps if "term of" in step.words] == [
        "Sentenced to a term of 3 years",
        "Sentenced to a term of 1 year",
    ]
    assert str(next(step.gives for step in told.steps if step.words == reason_words(Reason("term_running", 0)))) == (
        "[2027-09-12..2028-02-19]"
    )


def test_a_running_term_is_reckoned_by_the_law_of_the_register_in_sentences():
    found = dossier_of(
        [
            ("detention", {"date": "2023-09-12"}),
            ("sentence", {"date": "2024-02-19", "kind": "imprisonment", "term": "P3Y", "regime": "general"}),
        ]
    )
    told = reckoned(found, date(2026, 1, 25), Apparatus({}, {1: "A"}))
    assert len(told.by_law) > 2
    assert all(sentence.strip() for sentence in (*told.by_law, *told.doubts))


def test_without_a_law_the_plain_term_is_said_to_be_one(settings):
    settings.JURISDICTION = ""
    found = dossier_of(
        [
            ("detention", {"date": "2023-09-12"}),
            ("sentence", {"date": "2024-02-19", "kind": "imprisonment", "term": "P3Y"}),
        ]
    )
    told = reckoned(found, date(2026, 1, 25), Apparatus({}, {1: "A"}))
    assert told.by_law == ()
    assert len(told.doubts) == 1
