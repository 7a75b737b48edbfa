from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.called import names_of
from sprava.core.claims import Said, items

START = datetime(2026, 1, 1, tzinfo=UTC)
WRITTEN = st.sampled_from(["Игорь Кленович", "Игоря Кленовича", "Кленович", "Ihar Klanovič", "Мороз"])


def named(number: int, value: str, *, field="name", judged=0) -> Said:
    return Said(number, 1, "person", field, value, number, 2, "", START + timedelta(hours=number), judged)


def called(*claims: Said) -> list[str]:
    return [reading.value for _, reading in names_of(items(claims)[0])]


@given(st.lists(st.tuples(WRITTEN, st.sampled_from(["name", "alias"]), st.sampled_from([-1, 0, 0, 1])), min_size=1))
def test_every_name_that_nobody_refused_is_there_once(rows):
    claims = [named(at, value, field=field, judged=judged) for at, (value, field, judged) in enumerate(rows, 1)]
    (who,) = items(claims)
    found = [(kind, reading.value) for kind, reading in names_of(who)]
    assert len(found) == len(set(found))
    assert set(found) == {(kind, reading.value) for kind, readings in who.many.items() for reading in readings}


def test_nobody_is_headed_by_a_name_in_an_oblique_case_while_another_is_known():
    assert called(named(1, "Игорь Кленович"), named(2, "Игорем Кленовичем"))[0] == "Игорь Кленович"


def test_a_name_that_stands_alone_stays_as_the_source_wrote_it():
    assert called(named(1, "Дануту Ясеневу")) == ["Дануту Ясеневу"]


def test_what_a_reviewer_chose_goes_before_grammar():
    assert called(named(1, "Игорь Кленович"), named(2, "Кленович", judged=1))[0] == "Кленович"


def test_an_alias_is_no_heading_while_a_name_is_known():
    assert called(named(1, "Игоря Кленовича"), named(2, "Пётр Мороз", field="alias"))[0] == "Игоря Кленовича"
