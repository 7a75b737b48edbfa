"""A pair is read by whoever may see both people, judged by reviewers, undone, and the next one follows."""

import pytest

from sprava.core.pictures import clean_picture
from sprava.matching.seek import look_through
from sprava.records.actions.claims import Saying, withdraw_claim
from sprava.records.actions.pictures import record_picture
from sprava.records.models import Claim, Judgement, Pair, Person
from tests.core.test_pictures import jpeg, png


@pytest.fixture
def two(enter, anna):
    one = enter("Кляновіч Тадора Ігнатаўна", born="1987-03-14", articles=("361-4 p.1",), facilities=("IK-4",))
    other = enter("Кленович Федора", born="1987", articles=("361-4 p.2",))
    look_through(anna)
    return one, other


@pytest.fixture
def pair(two):
    return Pair.objects.get()


def judge(client, pair, verdict, because="", **more):
    return client.post(
        f"/matching/pairs/{pair.pk}/judge", {"verdict": verdict, "because": because, **more}, follow=True
    )


def test_both_records_stand_outside_and_the_evidence_between(pair, boris, signed_in):
    page = signed_in(boris).get(f"/matching/pairs/{pair.pk}").content.decode()
    assert "<h1>Is this one person?</h1>" in page
    for said in ("Ігнатаўна", "14 Mar 1987", "361-4 p. 1", "Correctional colony No 4", "not given", "Sviedka"):
        assert said in page
    assert "The birth dates can both be true: 14 Mar 1987, 1987" in page
    assert "An article of the charge is the same: 361-4<" in page
    assert "Very likely the same person" in page or "Likely the same person" in page


def test_photographs_stand_side_by_side_and_weigh_nothing(two, pair, boris, anna, sviedka, signed_in):
    address, browser = f"/matching/pairs/{pair.pk}", signed_in(boris)
    assert "<img" not in browser.get(address).text
    one = record_picture(two[0], clean_picture(png()), saying=Saying(sviedka), by=anna, credit="У судзе")
    page = browser.get(address).text
    row = page.split("Photograph</th>")[1].split("</tr>")[0]
    left, evidence, right = row.split("<td ")[1:]
    assert f'src="/pictures/{one.pk}"' in left
    assert "Photograph of Кляновіч Тадора Ігнатаўна, source: Sviedka" in left
    assert "У судзе" in left
    assert "a likeness alone joins nobody" in evidence
    assert "none here" in right
    other = record_picture(two[1], clean_picture(jpeg()), saying=Saying(sviedka), by=anna)
    assert f'src="/pictures/{other.pk}"' in browser.get(address).text.split("Photograph</th>")[1]
    assert Pair.objects.get().weight == pair.weight
    for claim in (one, other):
        withdraw_claim(claim, by=anna, because="Taken back.")
    assert "<img" not in browser.get(address).text


def test_a_photograph_that_only_another_team_may_see_is_not_beside_a_record(
    two, pair, boris, anna, north, sviedka, signed_in
):
    private = Saying(sviedka, compartment=north.compartments.get())
    record_picture(two[0], clean_picture(png()), saying=private, by=anna)
    page = signed_in(boris).get(f"/matching/pairs/{pair.pk}").text
    assert "Photograph" not in page


def test_one_person_has_the_photographs_of_both_and_two_people_get_theirs_back(
    two, pair, boris, anna, sviedka, signed_in
):
    browser = signed_in(boris)
    for record, given in zip(two, (png(), jpeg()), strict=True):
        record_picture(record, clean_picture(given), saying=Saying(sviedka), by=anna)
    ours, theirs = Claim.objects.filter(field="picture").order_by("pk")
    judge(browser, pair, "same")
    person = browser.get(f"/people/{two[0].pk}").text
    assert all(f"/pictures/{claim.pk}" in person for claim in (ours, theirs))
    browser.post(f"/matching/judged/{Judgement.objects.get().pk}/undo")
    left, right = (browser.get(f"/people/{record.pk}").text for record in two)
    assert f"/pictures/{ours.pk}" in left
    assert f"/pictures/{theirs.pk}" not in left
    assert f"/pictures/{theirs.pk}" in right


def test_the_buttons_have_keys_and_only_reviewers_have_buttons(pair, anna, boris, signed_in):
    page = signed_in(boris).get(f"/matching/pairs/{pair.pk}").content.decode()
    for verdict, key in (("same", "s"), ("different", "d"), ("unsure", "u")):
        assert f'name="verdict" value="{verdict}" accesskey="{key}"' in " ".join(page.split())
    reading = signed_in(anna).get(f"/matching/pairs/{pair.pk}").content.decode()
    assert 'name="verdict"' not in reading
    assert "Reviewers judge pairs" in reading


@pytest.mark.parametrize(("reader", "read", "judged"), [("anna", 200, 404), ("clara", 404, 404), ("dmitri", 404, 404)])
def test_who_sees_a_pair_and_who_judges_it(request, pair, signed_in, reader, read, judged):
    client = signed_in(request.getfixturevalue(reader))
    assert client.get(f"/matching/pairs/{pair.pk}").status_code == read
    assert client.post(f"/matching/pairs/{pair.pk}/judge", {"verdict": "same"}).status_code == judged
    assert not Judgement.objects.exists()


def test_the_same_person_is_one_from_then_on_and_two_again_when_it_is_undone(two, pair, boris, signed_in):
    client = signed_in(boris)
    answer = judge(client, pair, "same", "One birthday.")
    assert "Judged: Same person." in answer.content.decode()
    assert answer.request["PATH_INFO"] == "/matching"
    assert Person.objects.count() == 1
    judgement = Judgement.objects.get()
    assert (judgement.because, judgement.judged_by) == ("One birthday.", boris)
    undone = client.post(f"/matching/judged/{judgement.pk}/undo", follow=True)
    assert "Both records stand as they did before it." in undone.content.decode()
    assert undone.request["PATH_INFO"] == f"/matching/pairs/{Pair.objects.undecided().get().pk}"
    assert set(Person.objects.values_list("pk", flat=True)) == {person.pk for person in two}


def test_after_a_judgement_comes_the_next_pair_of_the_same_kind(two, pair, enter, anna, boris, signed_in):
    enter("Вярбіцкі Сымон", born="1979-01-02")
    enter("Вербицкий Семён", born="1979")
    look_through(anna)
    following = Pair.objects.undecided().exclude(pk=pair.pk).get()
    answer = judge(signed_in(boris), pair, "different", kind=following.kind)
    assert answer.request["PATH_INFO"] == f"/matching/pairs/{following.pk}"
    assert answer.request["QUERY_STRING"] == f"kind={following.kind}"


def test_a_form_without_a_button_is_refused_at_the_top(pair, boris, signed_in):
    answer = signed_in(boris).post(f"/matching/pairs/{pair.pk}/judge", {"because": "Hm."})
    assert answer.status_code == 422
    assert "Choose one of the three buttons." in answer.content.decode()
    assert "Hm." in answer.content.decode()


def test_a_pair_that_somebody_judged_meanwhile_is_not_judged_twice(pair, boris, signed_in):
    client = signed_in(boris)
    judge(client, pair, "different")
    answer = judge(client, pair, "same")
    assert "has been judged meanwhile" in answer.content.decode()
    assert [judgement.verdict for judgement in Judgement.objects.all()] == ["different"]


def judged_already(pair, people, verdict, boris):
    """Pairs of the same weight of which this was said."""
    for left, right in zip(people[::2], people[1::2], strict=True):
        at = {"judged_at": pair.proposed_at, "judged_by": boris}
        Judgement.objects.bulk_create([Judgement(left=left, right=right, verdict=verdict, **at)])
        like = {"weight": pair.weight, "kind": "across", "open": False, "proposed_at": pair.proposed_at}
        Pair.objects.bulk_create([Pair(left=left, right=right, **like)])


def test_after_ten_judged_pairs_of_the_weight_the_page_says_how_they_were_judged(pair, enter, anna, boris, signed_in):
    people = [enter(f"Чалавек {number}-ты") for number in range(20)]
    judged_already(pair, people[:12], "same", boris)
    page = signed_in(anna).get(f"/matching/pairs/{pair.pk}").content.decode()
    assert "judged pairs of about this weight" not in page
    judged_already(pair, people[12:], "different", boris)
    page = signed_in(anna).get(f"/matching/pairs/{pair.pk}").content.decode()
    assert "Of 10 judged pairs of about this weight 6 were the same person." in page


@pytest.mark.parametrize(("language", "words"), [("be", "Гэта адзін чалавек?"), ("ru", "Это один человек?")])
def test_the_page_speaks_the_readers_language(pair, boris, signed_in, language, words):
    page = signed_in(boris, language).get(f"/matching/pairs/{pair.pk}").content.decode()
    assert words in page
    assert "361-4 ч. 1" in page


def test_a_number_that_no_pair_can_have_is_a_missing_page(boris, signed_in, db):
    client = signed_in(boris)
    assert client.get(f"/matching/pairs/{2**70}").status_code == 404
    assert client.post(f"/matching/judged/{2**70}/undo").status_code == 404
