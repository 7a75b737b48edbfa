"""Articles and their parts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.actions import command_line_member
from sprava.findings.answers import Row, answer
from sprava.findings.asked import Question
from sprava.findings.charts.parts import rows_of_articles, whole_articles
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event
from sprava.records.actions.sources import record_source

ON = date(2022, 7, 1)
codes = st.sampled_from(["", "342", "342 p.1", "342 p.2", "361-4", "361-4 p.1", "130", "RU-CC 207.3 p.2"])


def row(code: str, upper: int = 1) -> Row:
    return Row(code, ON, 0, 0, upper)


@given(st.lists(codes, unique=True))
def test_every_article_stands_once_and_covers_its_parts(written):
    found = whole_articles([row(code) for code in written])
    assert len({code.partition(" p.")[0] for code in found}) == len(found)
    for code in filter(None, written):
        assert code in found or code.partition(" p.")[0] in found


def test_the_largest_comes_first_and_a_single_part_is_named():
    assert whole_articles([row("130", 2), row("342 p.1", 2), row("342 p.2", 2), row("361-4 p.1")]) == [
        "342",
        "130",
        "361-4 p.1",
    ]


def test_whoever_is_charged_under_two_parts_of_an_article_counts_once_in_it(analyst, people, record):
    person = record("Ясень Улас", "2022-06-30", charge={"article": "342 p.1"})
    saying = Saying(record_source("Sviedka"))
    record_event(person, "charge", {"article": "342 p.2"}, saying=saying, by=command_line_member())
    found = answer(Question(on=ON, by="article"), analyst)
    (whole,), besides = rows_of_articles(found, ["342"], analyst)
    assert (whole.label, whole.upper, len(besides)) == ("342", 3, 1)
    assert sum(row.upper for row in found.rows if row.label.startswith("342")) == 4
