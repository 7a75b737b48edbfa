"""Events: what happened to whom, in invented reports of every language."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from sprava.reading.written import as_object
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def events_in(text):
    """Type, surname of the person as first written, and how surely."""
    found = as_object(read(text, published=PUBLISHED, lexicon=LEXICON), {"id": "x"})
    names = {person["id"]: person["mentions"][0]["text"].split()[-1] for person in found["persons"]}
    return [(event["type"], names.get(event["person"]), event["realis"]) for event in found["events"]]


def first_event(text):
    return as_object(read(text, published=PUBLISHED, lexicon=LEXICON), {"id": "x"})["events"][0]


HAPPENED = {
    "detained": [
        "Милиция задержала Анну Дроздову в Минске, она молчала.",
        "Анна Дроздова задержана милицией вчера, она молчит.",
        "Міліцыя затрымала Ганну Дроздаву ў Мінску, ўсе маўчалі.",
        "Ганна Дроздава затрыманая міліцыяй, ўсе маўчаць.",
        "Міліція затримала Ганну Дроздову в Мінську, і всі мовчали.",
        "Milicja zatrzymała w Mińsku Annę Drozdową i jej się nie udało.",
        "Anna Drazdova was detained by the police in Minsk.",
        "The police arrested Anna Drazdova at her home on Monday.",
        "Milicyja zatrymała Hannu Drozdavu ŭ Miensku, usie maŭčali.",
    ],
    "charged": [
        "Анне Дроздовой предъявили обвинение по ст. 342 УК, она молчит.",
        "Ганну Дроздаву абвінавачваюць паводле арт. 342 КК, ўсе маўчаць.",
        "Anna Drazdova was charged under Article 342 of the Criminal Code.",
        "Annie Drozdowej postawiono zarzuty z art. 342 kk i się broni.",
        "Ганні Дроздовій висунули звинувачення за ст. 342 КК, і всі мовчать.",
    ],
    "convicted": [
        "Суд признал Анну Дроздову виновной, она молчала.",
        "Суд прызнаў Ганну Дроздаву вінаватай, ўсе маўчалі.",
        "The court found Anna Drazdova guilty in the case.",
        "Sąd uznał Annę Drozdową za winną i się nie zgodziła.",
    ],
    "released": [
        "Анну Дроздову освободили из колонии, она дома.",
        "Ганну Дроздаву вызвалілі з калоніі, ўсе рады.",
        "Anna Drazdova was released from the colony on Monday.",
        "Anna Drozdowa wyszła na wolność z kolonii i się cieszy.",
        "Ганну Дроздову звільнили з колонії, і всі раді.",
    ],
    "died": [
        "Анна Дроздова умерла в колонии, ей было 50 лет.",
        "Ганна Дроздава памерла ў калоніі, ўсе ў смутку.",
        "Anna Drazdova died in the prison hospital on Monday.",
        "Anna Drozdowa zmarła w kolonii i nikt nie wie czemu.",
    ],
    "searched": [
        "У Анны Дроздовой прошёл обыск, милиция забрала технику.",
        "У Ганны Дроздавай прайшоў ператрус, міліцыя забрала тэхніку.",
        "The police searched the flat of Anna Drazdova on Monday.",
    ],
    "hunger_strike": [
        "Анна Дроздова объявила голодовку в колонии, она больна.",
        "Ганна Дроздава абвясціла галадоўку ў калоніі, ўсе ў смутку.",
        "Anna Drazdova went on hunger strike in the colony.",
    ],
    "placed_in_punishment_cell": [
        "Анну Дроздову поместили в карцер на десять суток, она больна.",
        "Ганну Дроздаву змясцілі ў карцар, яна ў калоніі, ўсе ведаюць.",
        "Anna Drazdova was put in a punishment cell at the colony.",
        "Anna Drozdowa trafiła do karceru w kolonii i się nie skarży.",
    ],
    "transferred": [
        "Анну Дроздову этапировали в колонию № 4, она молчит.",
        "Ганну Дроздаву перавялі ў калонію № 4, ўсе ведаюць.",
        "Anna Drazdova was transferred to colony No. 4 on Monday.",
    ],
    "fined": [
        "Анну Дроздову оштрафовали на 30 базовых величин, она уплатила.",
        "Ганну Дроздаву аштрафавалі на 30 базавых велічынь, ўсе маўчалі.",
        "Anna Drazdova was fined 30 base units by the court.",
    ],
    "recognised_political_prisoner": [
        "Правозащитники признали Анну Дроздову политзаключённой, она в колонии.",
        "Human rights groups recognised Anna Drazdova as a political prisoner.",
    ],
    "appeal_decided": [
        "Верховный суд оставил приговор Анне Дроздовой без изменений, она молчит.",
        "The Supreme Court rejected the appeal of Anna Drazdova on Monday.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HAPPENED.items() for text in texts])
def test_what_happened_to_the_one_person_named(kind, text):
    found = events_in(text)
    assert [(type_, realis) for type_, _, realis in found] == [(kind, "happened")]
    assert found[0][1][:5].lower() in ("дрозд", "drazd", "drozd")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "Суд приговорил Анну Дроздову к трём годам колонии, она молчала.",
            {"kind": "imprisonment", "months": 36, "regime": None},
        ),
        (
            "Суд прыгаварыў Ганну Дроздаву да трох гадоў калоніі агульнага рэжыму, ўсе маўчалі.",
            {"kind": "imprisonment", "months": 36, "regime": "general"},
        ),
        (
            "The court sentenced Anna Drazdova to three years in an enhanced-regime colony.",
            {"kind": "imprisonment", "months": 36, "regime": "enhanced"},
        ),
        (
            "Sąd skazał Annę Drozdową na trzy lata kolonii i się odwołała.",
            {"kind": "imprisonment", "months": 36, "regime": None},
        ),
        (
            "Суд засудив Ганну Дроздову до трьох років колонії, і всі мовчали.",
            {"kind": "imprisonment", "months": 36, "regime": None},
        ),
        (
            "Анна Дроздова получила 15 суток ареста, она вышла.",
            {"kind": "administrative_arrest", "days": 15, "regime": None},
        ),
    ],
)
def test_a_sentence_carries_its_penalty(text, term):
    event = first_event(text)
    assert (event["type"], event["sentence"], event["realis"]) == ("sentenced", term, "happened")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Анну Дроздову не задерживали в Минске, милиция молчит: её не задержали.",
            [("detained", "Дроздову", "negated")],
        ),
        ("Anna Drazdova was not detained by the police in Minsk.", [("detained", "Drazdova", "negated")]),
        ("Ганну Дроздаву будуць судзіць у Мінску ў судзе, ўсе чакаюць.", [("tried", "Дроздаву", "announced")]),
        ("Суд над Анной Дроздовой начнётся завтра в Минске, она ждёт.", [("tried", "Дроздовой", "announced")]),
        ("The trial of Anna Drazdova will start on June 5 in the court.", [("tried", "Drazdova", "announced")]),
        (
            "Прокурор попросил для Анны Дроздовой пять лет колонии, суд думает.",
            [("sentenced", "Дроздовой", "requested")],
        ),
        (
            "The prosecutor asked for five years in a colony for Anna Drazdova.",
            [("sentenced", "Drazdova", "requested")],
        ),
        ("Якобы задержана Анна Дроздова, милиция молчит.", [("detained", "Дроздова", "alleged")]),
        ("Ей грозит до пяти лет колонии. Анна Дроздова ждёт суда в СИЗО.", [("tried", "Дроздова", "announced")]),
        ("If convicted, Anna Drazdova may be sentenced to five years in a colony.", []),
    ],
)
def test_how_surely_it_is_said(text, events):
    assert events_in(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Судья Пётр Орлов приговорил Анну Дроздову к двум годам колонии, она молчала.", [("sentenced", "Дроздову")]),
        (
            "Адвокат Клара Свирид сообщила, что Анну Дроздову задержали в Минске, милиция молчит.",
            [("detained", "Дроздову")],
        ),
        ("Министр Иван Крот заявил, что милиция задержала Анну Дроздову, она молчит.", [("detained", "Дроздову")]),
        ("Мать, Ольга Дрозд, сказала, что её задержали. Министр Иван Крот молчит.", []),
    ],
)
def test_who_judges_defends_or_speaks_is_not_the_one_to_whom_it_happened(text, events):
    assert [(type_, name) for type_, name, _ in events_in(text) if name not in ("Дрозд",)] == events


def test_terms_are_dealt_out_in_the_order_of_the_names():
    text = (
        "Анна Дроздова, Борис Новик и Клара Свирид осуждены на два, три и пять лет колонии соответственно, все молчали."
    )
    found = as_object(read(text, published=PUBLISHED, lexicon=LEXICON), {"id": "x"})
    assert [(event["person"], event["sentence"]["months"]) for event in found["events"]] == [
        ("p1", 24),
        ("p2", 36),
        ("p3", 60),
    ]


def test_a_verdict_said_once_more_is_one_event_and_takes_what_is_new():
    text = (
        "Анну Дроздову приговорили к двум годам колонии. "
        "Решение 10 мая вынес суд Ленинского района Минска по ст. 342 УК."
    )
    found = as_object(read(text, published=PUBLISHED, lexicon=LEXICON), {"id": "x"})
    assert [(event["type"], event["date"], event["articles"]) for event in found["events"]] == [
        ("sentenced", "2023-05-10", ["342"])
    ]


def test_where_several_people_could_be_meant_the_person_is_left_open():
    text = "Анна Дроздова и Клара Свирид вышли из дома. На улице её задержала милиция, суд завтра."
    people = {name for kind, name, _ in events_in(text) if kind == "detained"}
    assert people <= {None}


def test_a_pronoun_finds_the_person_of_its_sex():
    text = "Анна Дроздова и Борис Новик пришли в суд. Там её задержала милиция."
    assert ("detained", "Дроздова", "happened") in events_in(text)


def test_a_heading_says_what_happened_to_the_names_below_it():
    text = "Затрыманні ў Мінску\n• Ганна Дроздава\n• Барыс Новік\n\nСуд ішоў увесь дзень, ўсе маўчалі."
    assert events_in(text) == [("detained", "Дроздава", "happened"), ("detained", "Новік", "happened")]


def test_a_line_with_a_name_is_the_heading_of_what_follows():
    text = "Анна Дроздова\nЗадержана 5 мая милицией. Осуждена на два года колонии."
    assert events_in(text) == [("detained", "Дроздова", "happened"), ("sentenced", "Дроздова", "happened")]


def test_the_body_that_keeps_a_list_says_which_list_it_is():
    assert events_in("КГБ внёс в список Анну Дроздову, она в колонии.") == [
        ("listed_as_terrorist", "Дроздову", "happened")
    ]
    assert events_in("МВД внесло в список Анну Дроздову, она в колонии.") == [
        ("listed_as_extremist", "Дроздову", "happened")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Фильм «Арест» Анны Дроздовой вышел на экраны, премьера прошла в театре.",
        "“Silver Wind” by Anna Drazdova was released in cinemas; the film was arrested in one long chord.",
        "Статья 342 предусматривает до четырёх лет колонии, сказал эксперт Борис Новик.",
        "За год задержано 4000 человек, осуждено 27 человек, средний арест 12 суток, суд молчит.",
        "Цены на картофель выросли, сообщила аналитик Клара Свирид.",
        "The harvest was good and the price of potatoes fell in the market.",
    ],
)
def test_other_news_the_law_and_figures_state_no_event(text):
    assert events_in(text) == []


def test_a_sentence_about_the_weather_does_not_take_an_event_away():
    text = "Анну Дроздову задержали в Минске, милиция молчит."
    assert events_in("Днём было солнечно, ночью шёл дождь. " + text) == events_in(text)
    assert events_in(text + " Днём было солнечно, ночью шёл дождь.") == events_in(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("«Меня забрали утром прямо из дома», — рассказал Павел Ракита. Суд прошёл вечером.", ("detained", "Ракита")),
        (
            '"They took me from my flat," says former prisoner Paviel Rakita. Police kept silent.',
            ("detained", "Rakita"),
        ),
    ],
)
def test_me_is_whoever_speaks(text, told):
    assert [event[:2] for event in events_in(text)] == [told]


def test_a_verb_after_and_shares_the_person_of_the_first():
    text = "Paviel Rakita was jailed. He got a year in a colony and was released on 14 April."
    assert [event[0] for event in events_in(text)] == ["sentenced", "released"]


def test_the_day_of_a_verdict_stands_before_the_names():
    text = "Гродненский суд 27 апреля вынес приговор. Павел Ракита осуждён на год колонии, Анна Дроздова — на два года."
    found = read(text, published=PUBLISHED, lexicon=LEXICON).events
    assert [(event.type, event.date) for event in found] == [("sentenced", "2023-04-27")] * 2


def test_the_day_of_a_heading_is_that_of_its_items():
    text = "Суды 4 мая (Минск)\nПавел Ракита – ст. 19.11, 15 суток\nАнна Дроздова – ст. 19.11, 10 суток\n"
    found = read(text, published=PUBLISHED, lexicon=LEXICON).events
    assert [(event.type, event.date) for event in found] == [("sentenced", "2023-05-04")] * 2


def test_a_card_states_its_charge():
    text = "Павел Ракита, 61 год, Минск. Задержан 2 мая 2023. Статьи: 368 УК, 369 УК."
    (_, charge) = read(text, published=PUBLISHED, lexicon=LEXICON).events
    assert (charge.type, charge.articles) == ("charged", ["368", "369"])


@pytest.mark.parametrize(
    "text",
    [
        "Паэта арыштавалі ў 1936 годзе. Суд прысудзіў яму дзесяць гадоў лагераў. На волю Алесь Рудак не выйшаў.",
        "В 1864 году казнили Кастуся Рудака. Суд приговорил его к смертной казни.",
        "Если апелляцию отклонят, Павла Ракиту этапируют в колонию.",
        "Павла Ракиту могут перевести на тюремный режим, боятся адвокаты. Суд молчит.",
        "Что делать, если Павла Ракиту задержат? Милиция молчит.",
    ],
)
def test_long_ago_and_perhaps_are_no_events(text):
    assert events_in(text) == []


def test_a_rumour_at_the_head_of_a_sentence_goes_for_all_of_it():
    assert events_in("По слухам, Павла Ракиту этапировали в колонию.") == [("transferred", "Ракиту", "alleged")]


def test_years_of_old_do_not_hide_what_is_told_in_the_next_paragraph():
    text = "Деда арестовали в 1937 году, его осудили.\n\nПавла Ракиту задержали за флаг, милиция молчит."
    assert events_in(text) == [("detained", "Ракиту", "happened")]


def test_a_trial_of_a_verdict_is_not_told_twice():
    text = "Анну Дроздову осудили на три года колонии. Судила её Вера Голуб."
    assert [event[0] for event in events_in(text)] == ["sentenced"]
