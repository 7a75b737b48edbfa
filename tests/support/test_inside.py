"""What happens inside, and what waits for a reaction."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sprava.accounts.actions import command_line_member
from sprava.core.errors import Refused
from sprava.core.nouns import INCIDENT_KINDS
from sprava.records.dossier import dossier
from sprava.records.models import Claim, Incident
from sprava.support.inside import FREQUENT, Heard, alarms, react, record_incident
from sprava.support.models import Sheet
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def hear(person, kind: str = "punishment_cell", days_ago: int = 1, words: str = "", klass: int = 1):
    since = (TODAY - timedelta(days=days_ago)).isoformat()
    return record_incident(person, Heard(kind, since, words, "Ourselves", klass), by=command_line_member(), today=TODAY)


def test_every_kind_of_the_register_can_be_entered():
    assert sorted(FREQUENT) == sorted(INCIDENT_KINDS)


def test_what_is_entered_is_a_sourced_claim_on_the_timeline(prisoner, anna):
    person = prisoner("Ліпень Ганна")
    hear(person, "denied_care", words="Просіць лекара трэці тыдзень, адмаўляюць.")
    (row,) = Incident.objects.visible_to(anna).filter(person=person.pk)
    assert (row.kind, row.since) == ("denied_care", "2026-11-24")
    said = Claim.objects.visible_to(anna).filter(subject=row.pk, field="kind").get()
    assert said.source.name == "Ourselves"
    assert said.klass == Claim.Klass.INTERNAL
    assert said.passage is not None
    assert said.passage.quote.startswith("Просіць лекара")
    found = dossier(person.pk, anna)
    assert found is not None
    assert "denied_care" in {claim.value for claim in Claim.objects.visible_to(anna).filter(person=person.pk)}


def test_the_newest_waits_first_and_the_old_waits_no_more(prisoner, anna):
    hear(prisoner("Ліпень Ганна"), "refused_parcel", days_ago=5)
    hear(prisoner("Вішня Вера"), "new_case", days_ago=2)
    hear(prisoner("Даўні Даніла"), "punishment_cell", days_ago=20)
    hear(prisoner("Галодны Гнат"), "hunger_strike", days_ago=30)
    waiting = alarms(anna, TODAY)
    assert [one.incident.person.label for one in waiting] == ["Вішня Вера", "Ліпень Ганна", "Галодны Гнат"]
    assert [one.goes_on for one in waiting] == [False, False, True]


def test_who_has_been_answered_leaves_the_list_and_nobody_is_named(prisoner, anna):
    hear(prisoner("Ліпень Ганна"))
    (alarm,) = alarms(anna, TODAY)
    react(alarm.incident.pk, "letters", today=TODAY)
    assert alarms(anna, TODAY) == []
    (sheet,) = Sheet.objects.all()
    assert sheet.pk == "reactions 2026-W48"
    assert list(sheet.kept.values()) == ["letters"]
    with pytest.raises(Refused):
        react(alarm.incident.pk, "prayer", today=TODAY)


def test_another_team_hears_nothing(prisoner, clara):
    hear(prisoner("Ліпень Ганна"))
    assert alarms(clara, TODAY) == []


def test_what_is_no_kind_of_incident_is_refused(prisoner):
    with pytest.raises(Refused):
        hear(prisoner("Ліпень Ганна"), "picnic")
