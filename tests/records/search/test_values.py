"""The values of a column that a reader may know of."""

from sprava.records.models import Charge
from sprava.records.search.values import values_of


def test_values_come_once_and_in_order(enter, anna):
    for article in ("342 p.1", "130", "342 p.1"):
        enter("Дроздович Борис", charge={"article": article})
    assert values_of("article", Charge, anna) == ["130", "342 p.1"]
    assert values_of("article", Charge, anna, most=1) == ["130"]


def test_a_value_that_only_hidden_people_have_is_left_out(enter, clara, hidden):
    enter("Дроздович Борис", charge={"article": "130"})
    enter("Гайдук Дмитрий", charge={"article": "361"}, place=hidden)
    assert values_of("article", Charge, clara) == ["130"]
