"""A whole reading: whatever the text, offsets quote it, nothing fails, and what is not said changes nothing."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.reading.written import as_object
from sprava.review.lexicon import lexicon_of
from tests.reading.jurisdiction import LEXICON, PUBLISHED
from tests.reading.reports import reports

PACK = lexicon_of(load("belarus"))

REPORTS = {
    "ru": "12 мая суд Ленинского района Минска приговорил Анну Дроздову к двум годам колонии общего режима "
    "по ч. 1 ст. 342 УК. "
    "Прокурор Пётр Орлов просил три года. Дроздову задержали 5 января, она в СИЗО-7.",
    "be": "Учора ў Мінску затрымалі Барыса Новіка. Яго абвінавачваюць паводле арт. 361-2 КК. "
    "Суддзя Клара Свірыд дала яму 15 сутак.",
    "en": "On May 12 the Slonim District Court sentenced Anna Drazdova to two years in a colony "
    "under Part 1 of Article 342. "
    "Her brother Boris Novik was released yesterday.",
    "pl": "Sąd Obwodowy w Grodnie skazał wczoraj Annę Drozdową na trzy lata kolonii z art. 130 ust. 3 kk.",
    "uk": "Суд засудив Ганну Дроздову до двох років колонії за ч. 1 ст. 342 КК, її затримали 5 січня.",
    "be-latn": "Zatrymali Klaru Śviryd. Sud prysudziŭ joj dva hady kałonii pavodle art. 342 KK.",
}
WORDS = st.sampled_from(
    [word for text in REPORTS.values() for word in text.split()]
    + ["(", ")", "«", "»", "\n", "—", ";", "\n\n•", "1.", "не", "если", "будут", "и", "на", "лет", "суд", "его", "их"]
)


def read_out(text, published=PUBLISHED):
    return as_object(read(text, published=published, lexicon=LEXICON), {"id": "x"})


def holds(found):
    """Everything that a reading points at is there, in order, and quotes the text."""
    text = found["text"]
    known = {person["id"] for person in found["persons"]}
    for span in [*found["spans"], *(one for person in found["persons"] for one in person["mentions"])]:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    assert [span["start"] for span in found["spans"]] == sorted(span["start"] for span in found["spans"])
    for event in found["events"]:
        start, end = event["evidence"]
        assert 0 <= start < end <= len(text)
        assert event["person"] is None or event["person"] in known
        assert event["tier"] in ("A", "B", "C")
        assert event["rule"]
    return found


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=200)
def test_words_of_reports_in_any_order_are_read_without_failing(text):
    holds(read_out(text))


@given(st.text(max_size=300), st.dates())
def test_any_text_is_read_without_failing(text, published):
    holds(read_out(text, published))


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_the_same_text_gives_the_same_reading(lang):
    assert read_out(REPORTS[lang]) == read_out(REPORTS[lang])


def _said(text):
    found = holds(read_out(text))
    return [
        (event["type"], event["date"], event["articles"], event["sentence"], event["realis"])
        for event in found["events"]
    ]


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_reports_state_events(lang):
    assert _said(REPORTS[lang])


@pytest.mark.parametrize("lang", sorted(REPORTS))
@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (" ", "\u00a0"),
        ("'", "’"),
        ("'", "ʼ"),
        ("«", "“"),
        ("-", "‑"),
        ("\n", "\r\n"),
        ("й", "и\u0306"),
        ("ў", "у\u0306"),
    ],
)
def test_how_spaces_quotes_and_accents_are_typed_changes_nothing(lang, written, instead):
    assert _said(REPORTS[lang].replace(written, instead)) == _said(REPORTS[lang])


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_marks_that_nobody_sees_change_nothing(lang):
    text = REPORTS[lang]
    hidden = "".join(letter + ("\u00ad" if at % 7 == 3 and letter.isalpha() else "") for at, letter in enumerate(text))
    assert _said(hidden) == _said(text)


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_a_paragraph_about_something_else_takes_no_event_away(lang):
    text = REPORTS[lang]
    assert _said(text + "\n\n12345.") == _said(text)
    assert sorted(map(str, _said("Ok.\n\n" + text))) == sorted(map(str, _said(text)))


def test_without_a_jurisdiction_the_language_alone_is_read():
    found = as_object(read(REPORTS["ru"], published=PUBLISHED), {"id": "x"})
    assert {event["type"] for event in found["events"]} >= {"sentenced", "detained"}


def test_plain_output_holds_the_schema_and_nothing_more():
    found = as_object(read(REPORTS["ru"], published=PUBLISHED, lexicon=LEXICON), {"id": "x"}, plain=True)
    assert set(found["events"][0]) == {
        "type",
        "person",
        "date",
        "articles",
        "sentence",
        "court",
        "facility",
        "body",
        "realis",
        "evidence",
    }


# --- hostile texts

LONG = 20_000


def _of(piece):
    return (piece * (LONG // len(piece) + 1))[:LONG]


def _names(seed):
    draw = random.Random(seed)
    return " ".join(
        draw.choice(("Иван", "Анна", "Пётр", "Ольга"))
        + " "
        + "".join(draw.choice("БВГДКЛМН") + draw.choice("аоуи") for _ in range(3)).capitalize()
        + "ов"
        for _ in range(LONG // 14)
    )


HOSTILE = {
    "nothing": "",
    "a space": " ",
    "a mark": "—",
    "one letter": "а" * LONG,
    "one capital": "А" * LONG,
    "capitals": _of("Абвгд Ежзик "),
    "names": _of("Иван Петров "),
    "one name": _of("Иван "),
    "shouting": _of("ИВАН ПЕТРОВ "),
    "many names": _names(1),
    "a list": _of("Ivan Petrov, "),
    "figures": "1" * LONG,
    "numbers": _of("12 "),
    "thousands": _of("1 000 "),
    "days": _of("12 мая "),
    "points": _of("12."),
    "years": _of("2020 "),
    "months": _of("май "),
    "articles": _of("ст. 342 "),
    "an article list": "ст. " + _of("342, "),
    "of": "Article " + _of("of "),
    "terms": _of("3 года "),
    "a term list": "приговорили к " + _of("два, "),
    "number words": _of("сто двадцать "),
    "slang": _of("трёшку "),
    "open brackets": _of("("),
    "brackets": _of("(а"),
    "deep brackets": "(" * 5000 + "задержан" + ")" * 5000,
    "quotes": _of("«"),
    "closing": _of("»"),
    "dashes": _of("— "),
    "hyphens": _of("а-"),
    "apostrophes": _of("а'"),
    "accents": "а" + "\u0301" * LONG,
    "zero width": _of("\u200bа"),
    "soft hyphens": _of("а\u00ad"),
    "bidi": _of("\u202eИван\u202c "),
    "isolates": _of("\u2067Ivan\u2069 "),
    "line ends": _of("\n"),
    "lines": _of("а\n"),
    "carriage returns": _of("а\r"),
    "separators": _of("а\u2028"),
    "tabs": _of("а\t"),
    "nul": _of("\x00а"),
    "surrogates": _of("\ud800а"),
    "homoglyphs": _of("Ivaн Пetroв "),
    "mojibake": _of("Ð¡ÑƒÐ´ "),
    "koi8 as latin": _of("óõä ðòéçï×ïòéì "),
    "utf-16 as text": _of("С\x00у\x00д\x00 "),
    "emoji": _of("👍🏽 "),
    "arabic": _of("سلام "),
    "han": _of("中文"),
    "thai": _of("ไทย"),
    "markup": _of("<b>Иван</b>"),
    "json": _of('{"a":['),
    "verbs": _of("задержали "),
    "verbs and names": _of("задержали Ивана Петрова, "),
    "pronouns": _of("его задержали и "),
    "all": _of("всех задержали "),
    "courts": _of("Ленинский районный "),
    "court": _of("суд "),
    "districts": "суд " + _of("Ленинского района "),
    "colonies": _of("колонии "),
    "judges": _of("судья "),
    "judges and names": _of("судья Иван Петров, "),
    "initials": _of("И. "),
    "initials in a row": _of("И.П."),
    "ellipses": _of("…"),
    "exclamations": _of("!"),
    "underscores": _of("_"),
    "and": _of("и "),
    "guilty": _of("признал "),
    "headings": _of("Задержаны:\n"),
    "bullets": _of("• Иван Петров\n"),
    "colons": _of("Ivan: "),
    "semicolons": _of("Ivan was detained; "),
    "superscripts": _of("ст. 361¹²³ "),
    "fractions": _of("2,5,"),
    "one sentence": _of("суд приговорил Ивана Петрова к 3 годам колонии и "),
    "who": _of("Иван, который "),
    "events": _of("Его задержали 5 мая в колонии. "),
    "everybody": _of("Милиция задержала Ивана Петрова. Всех судили. "),
}


def test_there_are_enough_hostile_texts():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_hostile_text_is_read_like_any_other(kind):
    holds(read_out(HOSTILE[kind], date(2023, 1, 1)))


def test_a_long_line_is_read_to_its_end():
    text = "слово " * 33_000 + "Суд приговорил Анну Дроздову к двум годам колонии."
    found = holds(read_out(text))
    assert [event["type"] for event in found["events"]] == ["sentenced"]


def test_what_invented_reports_tell_is_found_in_them():
    """Of 124 reports at least nine tenths of all events and names are found, and as many of those found are right."""
    told = found = right = names = named = 0
    for report in reports():
        reading = read(report.text, "", report.published, PACK)
        left = list(report.events)
        told, found = told + len(left), found + len(reading.events)
        for event in reading.events:
            mentions = reading.persons[event.person].mentions if event.person is not None else []
            places = [reading.place(one.first, one.last) for one in mentions]
            hit = next((one for one in left if one[0] == event.type and _meet(places, report.places_of(one[1]))), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        found_names = [reading.place(one.first, one.last) for one in reading.mentions]
        everybody = [(start, end) for kind, start, end in report.spans if kind.startswith("p")]
        names, named = names + len(everybody), named + sum(_meet([one], found_names) for one in everybody)
    assert right >= 0.9 * told
    assert right >= 0.9 * found
    assert named >= 0.95 * names


def _meet(left, right):
    return any(start < last and first < end for start, end in left for first, last in right)
