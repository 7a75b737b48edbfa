"""The values of a column that a reader may know of."""

from sprava.records.models import Charge, Recognition
from sprava.records.search.values import values_of


def test_values_come_once_and_in_order(enter, anna):
    for article in ("342 p.1", "130", "342 p.1"):
        enter("Дроздович Борис", charge={"article": article})
    assert values_of(("article", Charge), reader=anna) == [["130", "342 p.1"]]
    assert values_of(("article", Charge), reader=anna, most=1) == [["130"]]


def test_a_value_that_only_hidden_people_have_is_left_out(enter, clara, hidden):
    enter("Дроздович Борис", charge={"article": "130"})
    enter("Гайдук Дмитрий", charge={"article": "361"}, place=hidden)
    assert values_of(("article", Charge), reader=clara) == [["130"]]


def test_several_columns_are_asked_for_at_once(enter, anna, django_assert_num_queries):
    enter("Дроздович Борис", charge={"article": "130"}, recognition={"body": "viasna"})
    anna.compartments_seen()
    with django_assert_num_queries(1):
        found = values_of(("article", Charge), ("body", Recognition), reader=anna)
    assert found == [["130"], ["viasna"]]
