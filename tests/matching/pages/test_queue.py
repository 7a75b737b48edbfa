"""The queue shows the likeliest pairs first, a page at a time, to whoever may see both people."""

import pytest

from sprava.matching.pages import queue
from sprava.matching.seek import look_through
from sprava.matching.waiting import waiting
from sprava.records.models import Pair

SPELT = (("Кляновіч Тадора", "Кленович Федора"), ("Вярбіцкі Сымон", "Вербицкий Семён"), ("Лазнік Яўхім", "Лазник Ефим"))


@pytest.fixture
def pairs(enter, anna) -> list[Pair]:
    for number, (one, other) in enumerate(SPELT):
        enter(one, born=f"198{number}-03-14")
        enter(other, born=f"198{number}-03-14" if number else "1980")
    look_through(anna)
    return list(Pair.objects.order_by("-weight", "pk"))


def test_the_likeliest_comes_first_with_what_tells_most(pairs, anna, signed_in):
    page = signed_in(anna).get("/matching").content.decode()
    places = [page.index(f"/matching/pairs/{pair.pk}") for pair in pairs]
    assert len(places) == 3
    assert places == sorted(places)
    assert "The birth dates are the same" in page


def test_a_page_goes_on_where_the_last_ended(pairs, anna, signed_in, monkeypatch):
    monkeypatch.setattr(queue, "PAGE", 2)
    client = signed_in(anna)
    first = client.get("/matching").content.decode()
    assert f"?after={pairs[1].pk}" in first
    second = client.get(f"/matching?after={pairs[1].pk}").content.decode()
    assert f"/matching/pairs/{pairs[2].pk}" in second
    assert f"/matching/pairs/{pairs[0].pk}" not in second


@pytest.mark.parametrize("asked", ["?kind=nonsense", "?after=x", "?after=99999999999999999999", "?kind=alike"])
def test_any_address_answers(pairs, anna, signed_in, asked):
    assert signed_in(anna).get(f"/matching{asked}").status_code == 200


def test_the_masthead_counts_for_reviewers_what_waits_and_may_be_one_person(pairs, enter, anna, boris, clara):
    enter("Кляновіч Пётр Ігнатавіч")
    look_through(anna)
    assert Pair.objects.filter(kind=Pair.Kind.ALIKE).exists()
    assert waiting(boris).count() == 3
    assert [waiting(member).count() for member in (anna, clara)] == [0, 0]


def test_looking_for_pairs_at_the_desk_says_what_came_of_it(enter, anna, signed_in):
    client = signed_in(anna)
    enter("Кляновіч Тадора", born="1987-03-14")
    enter("Кленович Федора", born="1987-03-14")
    assert "2 people were recorded since the last look." in client.get("/matching").content.decode()
    page = client.post("/matching/seek", follow=True).content.decode()
    assert "2 people were compared with everybody. 1 pair is worth a look." in page
    assert "since the last look" not in page


@pytest.mark.parametrize(("reader", "status"), [("anna", 200), ("boris", 200), ("dmitri", 404)])
def test_who_opens_the_desk(request, db, signed_in, reader, status):
    assert signed_in(request.getfixturevalue(reader)).get("/matching").status_code == status


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_pairs(
    pairs, enter, anna, signed_in, django_assert_max_num_queries
):
    client = signed_in(anna)
    with django_assert_max_num_queries(30) as few:
        client.get("/matching")
    for number in range(5):
        enter("Кляновіч Тадора", born=f"196{number}-01-02")
        enter("Klianovich Tadora", born=f"196{number}-01-02")
    look_through(anna)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/matching")
