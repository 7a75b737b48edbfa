"""A text beside what is proposed from it, and what a reviewer decides there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.html import strip_tags

from sprava.records.actions.reports import Understood, propose
from sprava.records.models import Claim, Detention, Passage, Person, Report, Sentence
from sprava.review import reading_texts
from sprava.review.learned import NOTHING
from tests.review.conftest import WORDS

MOST_QUERIES = 20
PEOPLE = (
    "Паўліну Крушнік", "Марыю Шчарбакову", "Пятра Лісоўскага", "Ганну Бараноўскую",
    "Алеся Кузьміча", "Янку Дубоўскага", "Вольгу Зарэцкую",
)  # fmt: skip


@pytest.fixture
def decide(report, boris, desk_of) -> Callable[..., Any]:
    """Boris sends the card of one kind of event as the page shows it, with what he changes; gives the answer."""
    desk = desk_of(boris)

    def send(kind: str, do: str = "accept", **changes: str) -> Any:
        shown = next(card for card in desk.get(f"/review/{report.pk}").context["cards"] if card.suggestion.kind == kind)
        filled = {bound.name: str(bound.value() or "") for bound in shown.form} if shown.form else {}
        return desk.post(f"/review/{report.pk}/{shown.suggestion.number}", {**filled, "do": do, **changes})

    return send


def test_the_text_keeps_every_letter_and_is_marked_by_kind(report, boris, desk_of):
    shown = desk_of(boris).get(f"/review/{report.pk}").context["paragraphs"]
    page = "\n".join(shown)
    assert '<mark class="sp sp-article" data-k="A" title="article">ч. 1 арт. 361-4</mark>' in page
    plain = strip_tags("\n\n".join(shown)).replace("1Ігната", "Ігната").replace("2Паўліну", "Паўліну")
    assert plain.split() == WORDS.split()


def test_what_is_left_out_on_purpose_is_said(report, boris, desk_of):
    page = desk_of(boris).get(f"/review/{report.pk}").content.decode()
    assert "a judge: never a victim" in page
    assert "asked for, not imposed" in page


def test_a_reviewer_accepts_and_the_register_knows(decide, report):
    answer = decide("sentenced", whom="new", name="Карчэўны Ігнат")
    assert answer.headers["Location"] == f"/review/{report.pk}#c{report.suggestions.get(kind='detained').number}"
    sentence = Sentence.objects.get()
    assert (sentence.term, sentence.kind, sentence.regime) == ("P4Y", "imprisonment", "reinforced")
    assert Person.objects.get(pk=sentence.person_id).label == "Карчэўны Ігнат"
    claim = Claim.objects.get(subject__kind="sentence", field="term")
    assert claim.passage is not None
    assert claim.passage.quote.startswith("Ігната Карчэўнага асудзілі да 4 гадоў")
    assert WORDS[slice(*map(int, claim.passage.locator.split()[1].split("-")))] == claim.passage.quote
    assert report.suggestions.get(kind="sentenced").state == "accepted"


def test_a_value_is_put_right_as_people_type_it(decide, report):
    number = [noun for noun, _ in report.suggestions.get(kind="sentenced").said].index("sentence")
    typed = {f"said-{number}-term": "5 years", f"said-{number}-court": "Vitsebsk Regional Court"}
    decide("sentenced", whom="new", name="Карчэўны Ігнат", **typed)
    assert (Sentence.objects.get().term, Sentence.objects.get().court) == ("P5Y", "VITSEBSK-REGION")
    assert report.suggestions.get(kind="sentenced").state == "changed"


def test_a_value_that_cannot_be_read_is_said_and_nothing_is_recorded(decide, report):
    answer = decide("detained", whom="new", name="Крушнік Паўліна", **{"said-0-date": "31.02.2026"})
    assert answer.status_code == 422
    assert "“31.02.2026” is not one date." in answer.content.decode()
    assert report.suggestions.get(kind="detained").state == "pending"


def test_nobody_is_chosen_by_silence(decide):
    answer = decide("detained")
    assert answer.status_code == 422
    assert "Choose whom it is about" in answer.content.decode()


@pytest.mark.parametrize("whom", ["7777777", "0", "-1", "²", "9" * 18])
def test_a_person_who_is_not_there_is_not_chosen(decide, whom):
    answer = decide("detained", whom=whom)
    assert answer.status_code == 422
    assert "no such person" in answer.content.decode()


def test_somebody_of_that_name_is_offered_with_reasons_and_what_is_known(decide, report, desk_of, boris):
    decide("detained", whom="new", name="Крушнік Паўліна")
    decide("detained", do="undo")
    decide("detained", whom="new", name="Крушнік Паўліна", **{"said-0-date": "2026-11-01", "said-0-place": "Полацк"})
    person = Detention.objects.get().person_id
    decide("sentenced", do="look", look_for="Krushnik Paulina")
    number = report.suggestions.get(kind="sentenced").number
    page = desk_of(boris).get(f"/review/{report.pk}?card={number}&name=Krushnik+Paulina")
    card = next(card for card in page.context["cards"] if card.suggestion.kind == "sentenced")
    assert [one.number for one in card.candidates] == [person]
    assert all(not event.known for event in card.candidates[0].events)
    assert "new to the register" in page.content.decode()


def test_enter_in_the_field_of_names_looks_and_does_not_accept(decide, report):
    answer = decide("detained", whom="new", look_for="Krushnik")
    assert answer.headers["Location"].endswith(
        f"?card={report.suggestions.get(kind='detained').number}&name=Krushnik#c2"
    )
    assert not Detention.objects.exists()


@pytest.mark.parametrize(("do", "state"), [("refuse", "refused"), ("duplicate", "duplicate"), ("later", "later")])
def test_what_is_not_recorded(decide, report, do, state):
    assert decide("detained", do=do).status_code == 302
    assert report.suggestions.get(kind="detained").state == state
    assert not Detention.objects.exists()


def test_a_decision_is_taken_back(decide, report):
    decide("detained", whom="new", name="Крушнік Паўліна")
    decide("detained", do="undo")
    assert report.suggestions.get(kind="detained").state == "pending"
    assert not Detention.objects.exists()


def test_a_decision_sent_twice_is_refused_in_words(report, boris, desk_of):
    desk = desk_of(boris)
    address = f"/review/{report.pk}/{report.suggestions.get(kind='detained').number}"
    desk.post(address, {"do": "refuse"})
    answer = desk.post(address, {"do": "accept", "whom": "new", "name": "Крушнік"}, follow=True)
    assert "decided already" in answer.content.decode()


@pytest.mark.parametrize("do", ["", "seal", "accept2"])
def test_what_nobody_can_ask_is_not_there(report, boris, desk_of, do):
    assert desk_of(boris).post(f"/review/{report.pk}/1", {"do": do}).status_code == 404


def test_a_monitor_reads_and_does_not_decide(report, anna, desk_of):
    desk = desk_of(anna)
    page = desk.get(f"/review/{report.pk}").content.decode()
    assert "A reviewer decides on these." in page
    assert 'name="do"' not in page
    assert desk.post(f"/review/{report.pk}/1", {"do": "refuse"}).status_code == 404
    assert desk.post(f"/review/{report.pk}/read-again").status_code == 404


def test_another_team_does_not_know_that_it_is_there(report, clara, desk_of):
    desk = desk_of(clara)
    assert desk.get(f"/review/{report.pk}").status_code == 404
    assert desk.post(f"/review/{report.pk}/1", {"do": "refuse"}).status_code == 404
    assert report.title not in desk.get("/review").content.decode()


def test_a_text_read_by_older_rules_says_so_and_is_read_again(report, boris, desk_of):
    desk = desk_of(boris)
    assert "rules of an earlier version" not in desk.get(f"/review/{report.pk}").content.decode()
    propose(report, Understood("older", []))
    assert "rules of an earlier version" in desk.get(f"/review/{report.pk}").content.decode()
    page = desk.post(f"/review/{report.pk}/read-again", follow=True).content.decode()
    assert "What was decided before stays decided." in page
    assert set(report.suggestions.values_list("state", flat=True)) == {"obsolete", "pending"}
    report.refresh_from_db()
    assert report.rule_version == reading_texts.rule_version(NOTHING)


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_page_speaks_the_language_of_its_reader(report, boris, desk_of, language):
    page = desk_of(boris, language).get(f"/review/{report.pk}").content.decode()
    assert {"en": "Who is it?", "be": "Хто гэта?", "ru": "Кто это?"}[language] in page


@pytest.mark.parametrize("query", ["card=x&name=y", "card=99999999", "card=-1&name=", "name=%00"])
def test_a_strange_address_changes_nothing(report, boris, desk_of, query):
    assert desk_of(boris).get(f"/review/{report.pk}?{query}").status_code == 200


def test_what_hides_in_a_text_does_not_become_a_page(anna, boris, desk_of, said):
    hostile = "<script>alert(1)</script> Ігната Карчэўнага затрымалі 2 лістапада 2026 года. </mark><b>"
    page = desk_of(anna).post("/review/new", said(words=hostile, title="<i>x</i>"), follow=True).content.decode()
    assert "<script>alert(1)" not in page
    assert "<i>x</i>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_page_of_cards_asks_no_more_for_more_of_them(
    decide, anna, boris, said, desk_of, django_assert_max_num_queries
):
    decide("sentenced", whom="new", name="Карчэўны Ігнат")
    asked, desk = [], desk_of(boris)
    desk.get("/review")
    for names in (("Ігната Карчэўнага",), PEOPLE):
        told = (f"{name} затрымалі 2 лістапада 2026 года ў Полацку за ўдзел у пратэсце." for name in names)
        words = "\n\n".join(("Праваабаронцы паведамляюць пра палітычныя затрыманні.", *told))
        desk_of(anna).post("/review/new", said(words=words, title=f"{len(names)}"))
        newest = Report.objects.latest("pk")
        assert newest.suggestions.count() == len(names)
        with django_assert_max_num_queries(MOST_QUERIES) as counted:
            desk.get(f"/review/{newest.pk}")
        asked.append(len(counted))
    assert asked[1] <= asked[0] + 4


def test_other_words_of_the_text_are_chosen_as_the_passage(decide, report):
    decide("sentenced", whom="new", name="Карчэўны Ігнат", quote="Віцебскі абласны  суд\r\nвынес прысуд.")
    claim = Claim.objects.get(subject__kind="sentence", field="term")
    assert claim.passage is not None
    assert claim.passage.quote == "Віцебскі абласны суд вынес прысуд."
    assert WORDS[slice(*map(int, claim.passage.locator.split()[1].split("-")))] == claim.passage.quote
    assert report.suggestions.get(kind="sentenced").state == "changed"


def test_words_that_the_text_does_not_have_are_no_passage(decide, report):
    answer = decide("sentenced", whom="new", name="Карчэўны Ігнат", quote="суд быў закрыты")
    assert answer.status_code == 422
    assert "does not say so in these words" in answer.content.decode()
    assert not Sentence.objects.exists()


def test_another_sentence_is_chosen_as_the_passage_without_typing_it(decide, report, desk_of, boris):
    sentence = "19 лістапада 2026 года Віцебскі абласны суд вынес прысуд."
    assert sentence in desk_of(boris).get(f"/review/{report.pk}").content.decode()
    start = report.text.index(sentence)
    chosen = f"{start}-{start + len(sentence)}"
    decide("sentenced", whom="new", name="Карчэўны Ігнат", passage=chosen)
    assert {passage.quote for passage in Passage.objects.all()} == {sentence}


def test_a_sentence_that_was_not_offered_is_not_taken(decide):
    page = decide("sentenced", whom="new", name="Карчэўны Ігнат", passage="0-9999")
    assert page.status_code == 422
    assert "Choose one of the sentences that are offered." in page.content.decode()
    assert not Claim.objects.exists()


def test_a_name_that_a_reviewer_saw_somebody_in_means_them_in_later_texts_until_it_is_undone(
    decide, report, anna, boris, desk_of, said
):
    decide("detained", whom="new", name="Сініцкая Ядзвіга")
    words = "Праваабаронцы паведамляюць: Паўліну Крушнік асудзілі да 3 гадоў калоніі па арт. 342."
    desk_of(anna).post("/review/new", said(words=words))
    later = Report.objects.latest("pk")

    def offered() -> list[tuple[str, str]]:
        (card,) = desk_of(boris).get(f"/review/{later.pk}").context["cards"]
        return [(one.name, " ".join(one.reasons)) for one in card.candidates]

    assert offered() == [("Сініцкая Ядзвіга", "a reviewer chose them where another text said the same name")]
    decide("detained", do="undo")
    assert offered() == []
