"""Random histories of a register: what people do to it, in any order."""

from __future__ import annotations

from datetime import datetime

from hypothesis import strategies as st

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core.errors import SpravaError
from sprava.records.actions.claims import Saying, record_claim, withdraw_claim
from sprava.records.actions.judgements import judge_claim, judge_pair, undo_judgement
from sprava.records.actions.people import record_event, record_person
from sprava.records.actions.sources import grade_source, record_source
from sprava.records.models import Claim, Grading, Judgement, Subject

days = st.sampled_from(["2021", "2021-03", "2021-03-12", "2021-03-13", "2022-05-01"])
names = st.sampled_from(["Кляновіч Тадора", "Кленович Федора", "Klianovich Tadora", "Каласнік Рыгор"])
claims = st.one_of(
    st.tuples(st.just("person"), st.just("name"), names),
    st.tuples(st.just("person"), st.just("birth_date"), days),
    st.tuples(st.just("detention"), st.just("date"), days),
    st.tuples(st.just("release"), st.just("date"), days),
    st.tuples(st.just("sentence"), st.just("date"), days),
    st.tuples(st.just("sentence"), st.just("term"), st.sampled_from(["P1Y", "P3Y", "P15D"])),
    st.tuples(st.just("charge"), st.just("article"), st.sampled_from(["342", "342 p.1", "361-4"])),
    st.tuples(st.just("stay"), st.just("facility"), st.sampled_from(["IK-4", "SIZO-2"])),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("person"), names, days),
        st.tuples(st.just("claim"), st.integers(0, 9), claims, st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("withdraw"), st.integers(0, 30)),
        st.tuples(st.just("judge"), st.integers(0, 30), st.sampled_from(["upheld", "refused"])),
        st.tuples(
            st.just("pair"), st.integers(0, 9), st.integers(0, 9), st.sampled_from(["same", "different", "unsure"])
        ),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("grade"), st.integers(0, 2), st.integers(1, 5)),
    ),
    max_size=14,
)
# Three sources that contradict each other about the same events, and are trusted now more and now less.
reports = st.sampled_from([
    ("detention", "date", "2021-03-12"), ("detention", "date", "2022-05-01"), ("charge", "article", "342"),
    ("charge", "article", "361-4"), ("person", "birth_date", "1990"), ("person", "birth_date", "2001-05-01"),
    ("sentence", "date", "2021-03-13"), ("sentence", "term", "P3Y"), ("sentence", "term", "P15D"),
    ("stay", "facility", "IK-4"), ("stay", "facility", "SIZO-2"),
])  # fmt: skip
quarrels = st.lists(
    st.one_of(
        st.tuples(st.just("claim"), st.integers(0, 1), reports, st.integers(0, 2), st.just(1)),
        st.tuples(st.just("grade"), st.integers(0, 2), st.integers(1, 5)),
    ),
    min_size=6,
    max_size=16,
).map(lambda some: [("person", "Каласнік Рыгор", "2021-03-12"), ("person", "Кляновіч Тадора", "2021-03-13"), *some])


class History:
    """Random things that people do to a register."""

    def __init__(self) -> None:
        self.by, self.compartment = command_line_member(), default_compartment()
        self.sources = [record_source(f"Source {number}", grade=number + 2) for number in range(3)]
        self.people: list[Subject] = []

    def do(self, what: str, *given) -> None:
        try:
            getattr(self, what)(*given)
        except SpravaError as refusal:
            assert str(refusal)

    def person(self, name, day) -> None:
        saying = Saying(self.sources[0])
        self.people.append(
            record_person(
                {"name": name}, {"detention": {"date": day}}, saying=saying, by=self.by, compartment=self.compartment
            )
        )

    def claim(self, which, claim, source, event) -> None:
        if self.people:
            noun, field, value = claim
            person = self.people[which % len(self.people)]
            saying = Saying(self.sources[source])
            events = list(Subject.objects.filter(person=person, kind=noun).order_by("pk"))
            if noun == "person":
                record_claim(person, field, value, saying=saying, by=self.by)
            elif events and event:
                record_claim(events[event % len(events)], field, value, saying=saying, by=self.by)
            else:
                record_event(person, noun, {field: value}, saying=saying, by=self.by)

    def withdraw(self, which) -> None:
        standing = list(Claim.objects.standing().order_by("pk"))
        if standing:
            withdraw_claim(standing[which % len(standing)], by=self.by, because="A typing error.")

    def judge(self, which, verdict) -> None:
        standing = list(Claim.objects.standing().order_by("pk"))
        if standing:
            judge_claim(standing[which % len(standing)], verdict, by=self.by, because="Seen in the document.")

    def pair(self, left, right, verdict) -> None:
        if self.people:
            one, other = (self.people[number % len(self.people)] for number in (left, right))
            judge_pair(one, other, verdict, by=self.by, because="Same birthday and patronymic.")

    def undo(self, which) -> None:
        judgements = list(Judgement.objects.in_force().order_by("pk"))
        if judgements:
            undo_judgement(judgements[which % len(judgements)], by=self.by)

    def grade(self, source, grade) -> None:
        grade_source(self.sources[source], grade, by=self.by, because="Its lists turned out to be copied.")

    def moments(self) -> list[datetime]:
        """When the book changed, in order."""
        found = {at for row in Claim.objects.values_list("recorded_at", "withdrawn_at") for at in row if at}
        found |= {at for row in Judgement.objects.values_list("judged_at", "undone_at") for at in row if at}
        found |= set(Grading.objects.values_list("graded_at", flat=True))
        return sorted(found)


def lived(steps) -> History:
    """A register to which all of this happened."""
    history = History()
    for what, *given_values in steps:
        history.do(what, *given_values)
    return history
