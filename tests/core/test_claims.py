from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.claims import Said, accepted, items

START = datetime(2026, 1, 1, tzinfo=UTC)


def said(
    number: int, value: str, *, field="date", noun="detention", subject=1, grade=2, said_on="", judged=0, source=1
) -> Said:
    return Said(number, subject, noun, field, value, source, grade, said_on, START + timedelta(hours=number), judged)


birthdays = st.sampled_from(["1987", "1987-03", "1987-03-14", "1987-03-15", "1988-01-02"])


@st.composite
def claims(draw, field="birth_date", noun="person", values=birthdays):
    number = draw(st.integers(1, 8))
    return [
        said(
            index,
            draw(values),
            field=field,
            noun=noun,
            grade=draw(st.integers(1, 5)),
            said_on=draw(st.sampled_from(["", "2025", "2026-02-03"])),
            judged=draw(st.sampled_from([-1, 0, 0, 0, 1])),
            subject=draw(st.integers(1, 4)) if noun != "person" else 1,
            source=index,
        )
        for index in range(1, number + 1)
    ]


@given(claims(), st.randoms())
def test_what_is_accepted_does_not_depend_on_the_order_of_recording(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert accepted(shuffled) == accepted(claims)


@given(claims())
def test_every_claim_stays_visible_beside_the_accepted_one(claims):
    reading = accepted(claims)
    if reading:
        assert sorted(claim.claim for claim in reading.claims) == sorted(claim.claim for claim in claims)


@given(claims())
def test_a_refused_claim_is_never_accepted_and_an_upheld_one_always_beats_the_rest(claims):
    reading = accepted(claims)
    if reading is None:
        assert all(claim.judged < 0 for claim in claims)
        return
    assert reading.accepted.judged >= 0
    if any(claim.judged > 0 for claim in claims):
        assert reading.accepted.judged > 0


@given(
    claims(
        field="date",
        noun="detention",
        values=st.sampled_from(["2021", "2021-03", "2021-03-12", "2021-03-14", "2022-01-01"]),
    ),
    st.randoms(),
)
def test_reports_are_joined_into_events_whatever_their_order_and_none_is_lost(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    events = items(claims)
    assert [(event.subjects, event.value("date")) for event in items(shuffled)] == [
        (event.subjects, event.value("date")) for event in events
    ]
    assert sorted(subject for event in events for subject in event.subjects) == sorted(
        {claim.subject for claim in claims}
    )


def test_the_better_graded_source_beats_the_newer_one():
    reading = accepted([said(1, "2021-03-12", grade=5), said(2, "2021-03-20", grade=2)])
    assert reading is not None
    assert (reading.value, reading.rule) == ("2021-03-12", "graded")


def test_between_equals_the_newer_statement_is_accepted():
    reading = accepted([said(1, "2021-03-12", said_on="2021-03-13"), said(2, "2021-03-20", said_on="2021-04-01")])
    assert reading is not None
    assert (reading.value, reading.rule) == ("2021-03-20", "newer")


def test_a_vaguer_date_agrees_and_does_not_hide_the_exact_one():
    reading = accepted([said(1, "2021-03", grade=5), said(2, "2021-03-12", grade=2)])
    assert reading is not None
    assert (reading.value, reading.rule, len(reading.differing)) == ("2021-03-12", "agreed", 0)


def test_two_reports_three_days_apart_are_one_detention_and_a_month_apart_are_two():
    near = items([said(1, "2021-03-12", subject=1), said(2, "2021-03-14", subject=2)])
    far = items([said(1, "2021-03-12", subject=1), said(2, "2021-04-14", subject=2)])
    assert ([event.subjects for event in near], [event.subjects for event in far]) == ([(1, 2)], [(1,), (2,)])


def test_charges_under_different_articles_are_different_charges():
    charges = items([
        said(1, "342", field="article", noun="charge", subject=1),
        said(2, "342 p.1", field="article", noun="charge", subject=2),
        said(3, "361-4", field="article", noun="charge", subject=3),
    ])  # fmt: skip
    assert sorted(charge.value("article") for charge in charges) == ["342 p.1", "361-4"]


def sentence(subject: int, *, term: str, day: str = "") -> list[Said]:
    fields = {"kind": "imprisonment", "term": term, **({"date": day} if day else {})}
    return [
        said(10 * subject + number, value, noun="sentence", field=name, subject=subject, source=subject)
        for number, (name, value) in enumerate(fields.items())
    ]


def subjects(*reports: list[Said]) -> list[tuple[int, ...]]:
    return sorted(event.subjects for event in items([claim for report in reports for claim in report]))


def test_a_sentence_without_a_day_joins_the_dated_one_of_its_term():
    first, second = sentence(1, term="P4Y6M", day="2017-11-18"), sentence(2, term="P5Y", day="2021-11-10")
    assert subjects(first, second, sentence(3, term="P5Y")) == [(1,), (2, 3)]


def test_reports_without_a_day_that_say_the_same_and_could_be_of_several_events_stand_as_one():
    first, second = sentence(1, term="P5Y", day="2017-11-18"), sentence(2, term="P5Y", day="2021-11-10")
    assert subjects(first, second, sentence(3, term="P5Y"), sentence(4, term="P5Y")) == [(1,), (2,), (3, 4)]


def test_a_term_that_no_dated_sentence_has_stands_alone():
    first, second = sentence(1, term="P4Y6M", day="2017-11-18"), sentence(2, term="P5Y", day="2021-11-10")
    assert subjects(first, second, sentence(3, term="P1Y"), sentence(4, term="P1Y")) == [(1,), (2,), (3, 4)]
