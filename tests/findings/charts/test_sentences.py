"""Sentences by article and length."""

from datetime import date

from sprava.findings.charts.chart import Wanted
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.sentences import BARE_ARTICLES, sentences

ON = date(2022, 7, 1)


def test_each_article_has_its_sentences_by_length(analyst, people):
    chart = sentences(Wanted(ON), analyst)
    assert [(line.by, line.code, line.lower) for line in chart.lines] == [("342 p. 1", "5–8y", 2)]
    assert chart.lines[0].people.endswith("&article=342+p.1&term=5%E2%80%938y&measure=in")
    (row,) = chart.spec(LOOKS["wide", "light"])["data"]["values"]
    assert (row["row"], row["column"], row["lower"]) == ("342 p. 1", "5–8", 2)


def test_a_gallery_shows_the_first_articles(analyst, record):
    for number in range(BARE_ARTICLES + 3):
        charge, sentence = {"article": str(100 + number)}, {"date": "2022-05-05", "term": "P2Y", "kind": "imprisonment"}
        record(f"Чалавек {number}", "2022-01-05", charge=charge, sentence=sentence)
    chart = sentences(Wanted(ON), analyst)
    assert len(chart.spec(LOOKS["wide", "light"])["data"]["values"]) == BARE_ARTICLES + 3
    assert len(chart.spec(LOOKS["small", "light"])["data"]["values"]) == BARE_ARTICLES


def test_without_a_sentence_it_says_so(analyst, record):
    record("Чалавек", "2022-01-05")
    assert sentences(Wanted(ON), analyst).finding == "No sentence is known."


def test_an_article_of_which_several_parts_occur_stands_for_all_of_them(analyst, people, record):
    sentence = {"date": "2022-05-05", "term": "P2Y", "kind": "imprisonment"}
    record("Ясень Улас", "2022-01-05", charge={"article": "342 p.2"}, sentence=sentence)
    chart = sentences(Wanted(ON), analyst)
    assert [(line.by, line.code, line.lower) for line in chart.lines] == [("342", "1–3y", 1), ("342", "5–8y", 2)]
    assert chart.finding == "Most: 342 (3)."
