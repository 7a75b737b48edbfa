"""An invented channel as Telegram's desktop program writes it away: mostly ordinary news, some reports, many reposts.

Nobody in it exists. Of a hundred messages about 82 have words, and about 12 of those tell what happened to somebody.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

Message = dict[str, Any]

FIRST_DAY: Final = datetime(2021, 1, 4, 6, tzinfo=UTC)
BETWEEN: Final = timedelta(minutes=26)
"""From one message to the next: a hundred thousand of them are five years of a busy channel."""
REMEMBERED: Final = 400
"""Reports that may still be reposted: nobody reposts last year's."""

GIVEN: Final = {
    "ru": ("Андрей", "Виктор", "Дмитрий", "Евгений", "Игорь", "Кирилл", "Максим", "Николай", "Павел", "Сергей"),
    "be": ("Андрэй", "Віктар", "Дзмітрый", "Яўген", "Ігар", "Кірыл", "Максім", "Мікалай", "Павел", "Сяргей"),
    "en": ("Andrei", "Viktar", "Dzmitry", "Yauhen", "Ihar", "Kiryl", "Maksim", "Mikalai", "Pavel", "Siarhei"),
}
_STEMS: Final = {
    "ru": (
        "Бара",
        "Вала",
        "Гара",
        "Дуби",
        "Жура",
        "Зуба",
        "Кала",
        "Лука",
        "Мала",
        "Нови",
        "Пета",
        "Рама",
        "Сава",
        "Тара",
        "Хада",
        "Шара",
    ),
    "be": (
        "Бара",
        "Вала",
        "Гара",
        "Дубі",
        "Жура",
        "Зуба",
        "Кала",
        "Лука",
        "Мала",
        "Наві",
        "Пета",
        "Рама",
        "Сава",
        "Тара",
        "Хада",
        "Шара",
    ),
    "en": (
        "Bara",
        "Vala",
        "Hara",
        "Dubi",
        "Zhura",
        "Zuba",
        "Kala",
        "Luka",
        "Mala",
        "Navi",
        "Peta",
        "Rama",
        "Sava",
        "Tara",
        "Khada",
        "Shara",
    ),
}
_ENDS: Final = {
    "ru": (
        "бинский",
        "вич",
        "довский",
        "женко",
        "зюк",
        "кевич",
        "левич",
        "мойко",
        "нчук",
        "рович",
        "севич",
        "тюк",
        "хович",
        "цкий",
        "чик",
        "шко",
    ),
    "be": (
        "бінскі",
        "віч",
        "доўскі",
        "жанка",
        "зюк",
        "кевіч",
        "левіч",
        "мойка",
        "нчук",
        "ровіч",
        "севіч",
        "цюк",
        "ховіч",
        "цкі",
        "чык",
        "шка",
    ),
    "en": (
        "binski",
        "vich",
        "douski",
        "zhanka",
        "ziuk",
        "kevich",
        "levich",
        "moika",
        "nchuk",
        "rovich",
        "sevich",
        "tsiuk",
        "khovich",
        "tski",
        "chyk",
        "shka",
    ),
}
TOWNS: Final = {
    "ru": ("Минске", "Гомеле", "Бресте", "Гродно", "Витебске", "Могилёве", "Пинске", "Лиде", "Орше", "Слуцке"),
    "be": ("Мінску", "Гомелі", "Брэсце", "Гродне", "Віцебску", "Магілёве", "Пінску", "Лідзе", "Оршы", "Слуцку"),
    "en": ("Minsk", "Homiel", "Brest", "Hrodna", "Viciebsk", "Mahiliou", "Pinsk", "Lida", "Orsha", "Slutsk"),
}
MONTHS: Final = {
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "be": (
        "студзеня",
        "лютага",
        "сакавіка",
        "красавіка",
        "мая",
        "чэрвеня",
        "ліпеня",
        "жніўня",
        "верасня",
        "кастрычніка",
        "лістапада",
        "снежня",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
ARTICLES: Final = ("342", "130", "368", "361-1", "369", "188", "364", "411", "289", "356")

REPORTS: Final = {
    "ru": (
        "{name} приговорили к {term} годам колонии по статье {article} Уголовного кодекса.",
        "В {town} задержали {name}. Причина задержания пока неизвестна.",
        "Суд в {town} {day} {month} вынес приговор: {name} получил {term} года колонии по ст. {article} УК.",
        "{day} {month} {name} вышел на свободу, отбыв срок полностью.",
        "{name} этапировали в Могилёвскую колонию №15.",
        "Политзаключённый {name} переведён на тюремный режим.",
        "{name} оштрафовали на {fine} базовых величин по статье 19.11 КоАП.",
        "{name} снова поместили в ШИЗО, сообщают правозащитники.",
    ),
    "be": (
        "{name} асуджаны на {term} гады калоніі па артыкуле {article} Крымінальнага кодэкса.",
        "У {town} затрымалі {name}. Прычына затрымання пакуль невядомая.",
        "Суд у {town} {day} {month} вынес прысуд: {name} атрымаў {term} гады калоніі па арт. {article} КК.",
        "{day} {month} {name} выйшаў на волю, адбыўшы тэрмін цалкам.",
        "{name} этапавалі ў Магілёўскую калонію №15.",
        "Палітвязень {name} пераведзены на турэмны рэжым.",
        "{name} аштрафавалі на {fine} базавых велічынь паводле артыкула 19.11 КаАП.",
        "{name} зноў змясцілі ў ШІЗА, паведамляюць праваабаронцы.",
    ),
    "en": (
        "{name} was sentenced to {term} years in a penal colony under Article {article} of the Criminal Code.",
        "{name} was detained in {town}. The reason is not known yet.",
        "On {day} {month} a court in {town} sentenced {name} to {term} years in prison under Article {article}.",
        "{name} was released on {day} {month} after serving the full term.",
    ),
}
BESIDE: Final = {
    "ru": (
        "Родные говорят, что писем от него нет уже {fine} недель.", "Заседание было закрытым.",
        "Вину он не признал и в последнем слове поблагодарил семью.", "При обыске забрали технику и {fine} книг.",
        "Раньше он работал инженером на заводе и вёл кружок шахмат.", "Дело рассматривал судья {other}.",
        "Правозащитники требуют его немедленного освобождения.", "Прокурор просил {more} лет.",
        "В изоляторе он болел, лекарства передали только в {month}.", "Жалобу рассмотрит Верховный суд.",
        "По версии обвинения, он пересылал сообщения в чат двора на улице {other}.",
        "У него остались двое детей и мать, которой {more}0 лет.",
    ),
    "be": (
        "Родныя кажуць, што лістоў ад яго няма ўжо {fine} тыдняў.", "Пасяджэнне было закрытым.",
        "Віну ён не прызнаў і ў апошнім слове падзякаваў сям'і.", "Пры ператрусе забралі тэхніку і {fine} кніг.",
        "Раней ён працаваў інжынерам на заводзе і вёў гурток шахмат.", "Справу разглядаў суддзя {other}.",
        "Праваабаронцы патрабуюць яго неадкладнага вызвалення.", "Пракурор прасіў {more} гадоў.",
        "У ізалятары ён хварэў, лекі перадалі толькі ў {month}.", "Скаргу разгледзіць Вярхоўны суд.",
        "Паводле абвінавачання, ён перасылаў паведамленні ў чат двара на вуліцы {other}.",
        "У яго засталіся двое дзяцей і маці, якой {more}0 гадоў.",
    ),
    "en": (
        "His family has had no letters for {fine} weeks.", "The hearing was closed to the public.",
        "He pleaded not guilty and thanked his family.", "Computers and {fine} books were taken in the search.",
        "He used to work as an engineer and ran a chess club.", "The case was heard by judge {other}.",
        "Human rights defenders demand his release.", "The prosecutor asked for {more} years.",
    ),
}  # fmt: skip
NEWS: Final = {
    "ru": (
        "В {town} открыли новую школу на {fine}00 мест.", "Курс доллара вырос до 3,{fine} рубля.",
        "Завтра ожидается до {fine} градусов тепла, местами дождь и порывистый ветер.",
        "Сборная проиграла в {town} со счётом {term}:{more}.", "Цены на молоко выросли на {term} процента.",
        "На трассе под {town} столкнулись два автомобиля, водитель {name} в больнице.",
        "Министерство образования рассказало, как изменится приёмная кампания.",
        "Учёные выяснили, сколько чашек кофе в день полезны для сердца.", "Музей в {town} показывает старые карты.",
        "Режиссёр {name} снимает сериал о войне миров.", "На заводе выпустили миллионный трактор.",
        "Суд взыскал с водителя {fine} рублей за проезд на красный свет.", "Банк снизил ставку по кредитам.",
        "Рынок жилья: однокомнатную квартиру в {town} продают за {fine} тысяч.",
        "Полиция Варшавы задержала {more} болельщиков после матча.", "Как выбрать хороший арбуз: советы агронома.",
        "{day} {month} в {town} перекроют движение из-за ярмарки.", "Экспорт леса сократился на {fine} процентов.",
        "Певица {other} дала концерт в {town}, билеты раскупили за час.",
    ),
    "be": (
        "У {town} адкрылі новую школу на {fine}00 месцаў.", "Курс долара вырас да 3,{fine} рубля.",
        "Заўтра чакаецца да {fine} градусаў цяпла, месцамі дождж і парывісты вецер.",
        "Зборная прайграла ў {town} з лікам {term}:{more}.", "Цэны на малако выраслі на {term} працэнты.",
        "На трасе пад {town} сутыкнуліся два аўтамабілі, кіроўца {name} у бальніцы.",
        "Міністэрства адукацыі расказала, як зменіцца прыёмная кампанія.",
        "Навукоўцы высветлілі, колькі кубкаў кавы на дзень карысныя для сэрца.",
        "Рэжысёр {name} здымае серыял пра вайну сусветаў.", "На заводзе выпусцілі мільённы трактар.",
        "Як выбраць добры кавун: парады агранома.", "{day} {month} у {town} перакрыюць рух з-за кірмашу.",
        "Спявачка {other} дала канцэрт у {town}, квіткі раскупілі за гадзіну.",
    ),
    "en": (
        "A new school with {fine}00 places opened in {town}.", "The dollar rose to 3.{fine} roubles.",
        "Up to {fine} degrees are expected tomorrow, with rain in places.", "Milk prices rose by {term} per cent.",
        "Director {name} is filming a series about a war of worlds.", "Timber exports fell by {fine} per cent.",
        "Police in Warsaw detained {more} football fans after the match.", "How to choose a good watermelon.",
    ),
}  # fmt: skip
HEADS: Final = ("⚡️ ", "❗️", "🔴 ", "", "", "", "#новости ", "‼️ Молния. ")
FOOTS: Final = (
    "", "", "\n\nПодписаться", "\n\n👉 Подписывайтесь на наш канал", "\n\n@invented_channel | Прислать новость",
    "\n\nПадпісацца | Даслаць навіну", "\n\nЧитайте нас в Telegram 📲", "\n\n#суд #беларусь",
)  # fmt: skip


def messages(many: int, seed: int) -> Iterator[Message]:
    """The messages of a channel, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 no secret
    reports: list[tuple[str, str]] = []
    for number in range(many):
        draw = chance.random()
        if draw < 0.04:
            yield _service(number, chance)
            continue
        words, lang = _words(draw, chance, reports)
        yield _message(number, words, chance, is_repost=0.84 <= draw < 0.92)
        if 0.92 <= draw < 0.99:
            reports.append((words, lang))
            del reports[:-REMEMBERED]


def write_export(path: Path, many: int, seed: int) -> None:
    """``result.json`` of the channel; never all of it in memory."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(
            '{\n "name": "Invented channel",\n "type": "public_channel",\n "id": 1000000001,\n "messages": [\n'
        )
        made = messages(many, seed)
        for message in islice(made, 1):
            stream.write(json.dumps(message, ensure_ascii=False, indent=1))
        for message in made:
            stream.write(",\n" + json.dumps(message, ensure_ascii=False, indent=1))
        stream.write("\n ]\n}\n")


def _words(draw: float, chance: random.Random, reports: list[tuple[str, str]]) -> tuple[str, str]:
    lang = chance.choices(("ru", "be", "en"), (60, 32, 8))[0]
    if draw < 0.18:
        return "", lang  # a picture or a film
    if 0.84 <= draw < 0.92 and reports:
        words, lang = chance.choice(reports)
        return _reposted(words, chance), lang
    if 0.92 <= draw < 0.99:
        return _told(chance, lang, REPORTS, BESIDE, chance.randint(3, 9)), lang
    if draw >= 0.99:
        return "\n".join(_told(chance, lang, REPORTS, BESIDE, 1) for _ in range(chance.randint(4, 10))), lang
    return _told(chance, lang, NEWS, NEWS, chance.randint(1, 7)), lang


def _told(
    chance: random.Random, lang: str, first: dict[str, tuple[str, ...]], rest: dict[str, tuple[str, ...]], more: int
) -> str:
    """One sentence of what it is about, ``more`` around it, all of the same person and place."""
    facts = {
        "name": _name(chance, lang), "other": _surname(chance, lang), "town": chance.choice(TOWNS[lang]),
        "day": chance.randint(1, 28), "month": chance.choice(MONTHS[lang]), "term": chance.choice((2, 3, 4)),
        "more": chance.randint(5, 9), "fine": chance.randint(10, 50), "article": chance.choice(ARTICLES),
    }  # fmt: skip
    sentences = [chance.choice(first[lang]), *chance.sample(rest[lang], min(more, len(rest[lang])))]
    between = "\n\n" if chance.random() < 0.3 else " "
    return between.join(sentence.format(**facts) for sentence in sentences)


def _name(chance: random.Random, lang: str) -> str:
    return f"{chance.choice(GIVEN[lang])} {_surname(chance, lang)}"


def _surname(chance: random.Random, lang: str) -> str:
    return chance.choice(_STEMS[lang]) + chance.choice(_ENDS[lang])


def _reposted(words: str, chance: random.Random) -> str:
    """What channels do to a text of others: cut it, and put their own around it."""
    if chance.random() < 0.25:
        words = words[:200].rsplit(" ", 1)[0] + "…"
    return f"{chance.choice(HEADS)}{words}{chance.choice(FOOTS)}"


def _message(number: int, words: str, chance: random.Random, *, is_repost: bool) -> Message:
    sent = FIRST_DAY + number * BETWEEN
    message: Message = {
        "id": number + 1, "type": "message", "date": sent.replace(tzinfo=None).isoformat(),
        "date_unixtime": str(int(sent.timestamp())), "from": "Invented channel", "from_id": "channel1000000001",
    }  # fmt: skip
    if chance.random() < 0.1:
        edited = sent + timedelta(minutes=chance.randint(1, 90))
        message["edited"] = edited.replace(tzinfo=None).isoformat()
        message["edited_unixtime"] = str(int(edited.timestamp()))
    if is_repost:
        message["forwarded_from"] = f"Another invented channel {chance.randint(1, 30)}"
    if not words or chance.random() < 0.3:
        message |= {"photo": "(File not included. Change data exporting settings to download.)", "width": 1280}
    return message | _as_text(words, chance)


def _as_text(words: str, chance: random.Random) -> Message:
    """Half of the messages have bold words, links or tags: their text is then a list of pieces."""
    if not words:
        return {"text": "", "text_entities": []}
    if chance.random() < 0.5:
        return {"text": words, "text_entities": [{"type": "plain", "text": words}]}
    head, dot, rest = words.partition(". ")
    pieces: list[Any] = [{"type": "bold", "text": head + dot}, rest]
    if chance.random() < 0.5:
        pieces.append({"type": "text_link", "text": "\nПодробнее", "href": "https://example.org/"})
    pieces.append({"type": "hashtag", "text": "#новости"})
    entities = [piece if isinstance(piece, dict) else {"type": "plain", "text": piece} for piece in pieces]
    return {"text": pieces, "text_entities": entities}


def _service(number: int, chance: random.Random) -> Message:
    sent = FIRST_DAY + number * BETWEEN
    return {
        "id": number + 1, "type": "service", "date": sent.replace(tzinfo=None).isoformat(),
        "date_unixtime": str(int(sent.timestamp())), "actor": "Invented channel", "actor_id": "channel1000000001",
        "action": chance.choice(("pin_message", "edit_group_photo", "invite_members")), "text": "",
        "text_entities": [],
    }  # fmt: skip
