from dataclasses import replace
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


def tried(subject: int, *articles: str, term: str, day: str = "") -> list[Said]:
    """A sentence with the charges that its source names in the same proceeding."""
    charges = [
        said(100 * subject + number, article, noun="charge", field="article", subject=100 * subject + number)
        for number, article in enumerate(articles)
    ]
    of_one_case = [*sentence(subject, term=term, day=day), *charges]
    return [replace(claim, of=1000 + subject, source=subject) for claim in of_one_case]


def sentences(*reports: list[Said]) -> list[tuple[int, ...]]:
    claims = [claim for report in reports for claim in report]
    return sorted(event.subjects for event in items(claims) if event.noun == "sentence")


def test_a_sentence_without_a_day_under_other_articles_is_not_another_length_of_the_only_dated_one():
    dated = tried(1, "342 p.1", "293 p.2", term="P5Y", day="2021-11-10")
    assert sentences(dated, tried(2, "411 p.2", term="P1Y")) == [(1,), (2,)]
    assert sentences(dated, tried(2, "411 p.2", term="P1Y"), tried(3, "411", term="P1Y")) == [(1,), (2, 3)]


def test_a_source_that_tells_of_two_terms_and_of_no_day_tells_of_two_sentences():
    one, other = sentence(1, term="P8Y"), sentence(2, term="P14D")
    assert subjects(one, other) == [(1, 2)]
    assert subjects(one, [replace(claim, source=1) for claim in other]) == [(1,), (2,)]


def test_a_report_that_gives_neither_day_nor_term_is_about_the_only_sentence_that_has_a_day():
    dated, added = sentence(1, term="P20Y", day="2021-12-22"), tried(2, "411", term="P14D")
    vague = [claim for claim in sentence(3, term="P1Y") if claim.field == "kind"]
    of_the_case = [*dated, said(900, "289", field="article", noun="charge", subject=900, source=1)]
    assert sentences(of_the_case, added, vague) == [(1, 3), (2,)]


def test_sources_that_name_one_article_of_a_case_in_common_or_none_at_all_speak_of_one_sentence():
    dated = tried(1, "342 p.1", "293 p.2", term="P5Y", day="2021-11-10")
    assert sentences(dated, tried(2, "342 p.2", "361-4", term="P4Y")) == [(1, 2)]
    assert sentences(dated, tried(2, term="P4Y")) == [(1, 2)]


def test_the_same_term_is_the_same_sentence_even_where_a_source_names_a_later_charge_beside_it():
    dated = tried(1, "289", "295", term="P19Y", day="2021-12-22")
    assert sentences(dated, tried(2, "411", term="P19Y")) == [(1, 2)]


def test_a_sentence_with_its_day_is_one_event_whatever_articles_its_sources_name():
    dated = tried(1, "342 p.1", term="P5Y", day="2021-11-10")
    assert sentences(dated, tried(2, "130 p.1", term="P5Y", day="2021-11-11")) == [(1, 2)]


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(["342", "342 p.1", "411 p.2", "361-4"])),
            st.sampled_from(["P1Y", "P5Y"]),
            st.sampled_from(["", "", "2021", "2021-11-10"]),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_sentences_with_their_charges_are_grouped_alike_in_any_order_and_none_is_lost(reports, random):
    told = [
        tried(number, *sorted(articles), term=term, day=day)
        for number, (articles, term, day) in enumerate(reports, 1)
    ]  # fmt: skip
    shuffled = list(told)
    random.shuffle(shuffled)
    assert sentences(*told) == sentences(*shuffled)
    assert sorted(subject for event in sentences(*told) for subject in event) == list(range(1, len(told) + 1))
