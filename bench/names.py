"""Invented names in Belarusian and Russian with their Latin spelling: no person is meant by any of them.

Given names are the usual ones; surnames are put together from roots and endings, so that a register of a million people
has some fifteen thousand of them, a few frequent and most rare.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import NamedTuple

_MEN = """
Аляксандр Александр Аляксандра Александро|Сяргей Сергей Сяргее Сергее|Уладзімір Владимир Уладзіміра Владимиро
Андрэй Андрей Андрэе Андрее|Дзмітрый Дмитрий Дзмітрые Дмитрие|Мікалай Николай Мікалае Николае
Віктар Виктор Віктара Викторо|Аляксей Алексей Аляксее Алексее|Ігар Игорь Ігара Игоре|Юрый Юрий Юр'е Юрье
Павел Павел Паўла Павло|Яўген Евгений Яўгене Евгенье|Міхаіл Михаил Міхайла Михайло|Васіль Василий Васіле Василье
Іван Иван Івана Ивано|Максім Максим Максіма Максимо|Анатоль Анатолий Анатоле Анатолье|Пётр Пётр Пятро Петро
Віталь Виталий Віталье Виталье|Алег Олег Алега Олего|Кірыл Кирилл Кірыла Кирилло|Раман Роман Рамана Романо
Антон Антон Антона Антоно|Дзяніс Денис Дзяніса Денисо|Генадзь Геннадий Генадзе Геннадье
Леанід Леонид Леаніда Леонидо|Мікіта Никита Мікіта Никито|Арцём Артём Арцёма Артёмо|Рыгор Григорий Рыгора Григорье
Станіслаў Станислав Станіслава Станиславо|Зміцер Дмитрий Дзмітрые Дмитрие|Ягор Егор Ягора Егоро
Глеб Глеб Глеба Глебо|Канстанцін Константин Канстанціна Константино|Вадзім Вадим Вадзіма Вадимо|Ян Ян Яна Яно
"""
_WOMEN = """
Наталля Наталья|Таццяна Татьяна|Алена Елена|Вольга Ольга|Святлана Светлана|Ірына Ирина|Кацярына Екатерина
Марыя Мария|Людміла Людмила|Ганна Анна|Юлія Юлия|Аляксандра Александра|Валянціна Валентина|Надзея Надежда
Галіна Галина|Анастасія Анастасия|Дар'я Дарья|Вікторыя Виктория|Марына Марина|Ніна Нина|Лізавета Елизавета
Ксенія Ксения|Рэгіна Регина|Вераніка Вероника|Яўгенія Евгения|Тамара Тамара|Паліна Полина|Дзіяна Диана|Аксана Оксана
Любоў Любовь|Зінаіда Зинаида|Крысціна Кристина
"""
# Root in Belarusian and in Russian.
_ROOTS = """
Кавал Ковал|Сав Сав|Баран Баран|Раман Роман|Каз Коз|Жук Жук|Марц Март|Літв Литв|Петрус Петрус|Крав Крав|Мельн Мельн
Шаўч Шевч|Ганчар Гончар|Багдан Богдан|Клім Клим|Грыш Гриш|Мак Мак|Лук Лук|Яс Яс|Тар Тар|Кар Кор|Дуб Дуб|Верб Верб
Бярэз Берез|Зубр Зубр|Вар Вор|Сак Сок|Галуб Голуб|Бус Бус|Шпак Шпак|Чыж Чиж|Снегір Снегир|Сініц Синиц|Ласт Ласт
Перап Переп|Жаб Жаб|Рак Рак|Карп Карп|Шчупак Щупак|Лін Лин|Бабр Бобр|Ліс Лис|Баб Боб|Гарох Горох|Бурак Бурак|Рэп Реп
Капуст Капуст|Цыбул Цибул|Мак Мак|Каласн Колосн|Жыт Жит|Аўс Овс|Прус Прус|Ляш Ляш|Туран Туран|Валынц Волынц
Палеш Полеш|Нёман Неман|Дзвін Двин|Свіслач Свислоч|Нарач Нароч|Мін Мин|Слуц Слуц|Пін Пин|Гарад Город|Замк Замк
Стары Стари|Нов Нов|Бел Бел|Чарн Черн|Красн Красн|Сін Син|Руд Руд|Сівых Сивых|Крыв Крив|Прам Прям|Даўг Долг
Карат Корот|Шырок Широк|Глыб Глуб|Ціх Тих|Гром Гром|Мароз Мороз|Сняж Снеж|Вецер Ветер|Хмар Хмар|Дажд Дожд|Зор Зор
Месяц Месяц|Ранк Ранк|Вечар Вечер|Сус Сус|Бандар Бондар|Стэльм Стельм|Кушн Кушн|Рыбал Рыбал|Лесн Лесн|Пчал Пчел
Ткач Ткач|Стал Стол|Слясар Слесар|Пісар Писар|Дзяк Дьяк|Пап Поп|Войт Войт|Гайд Гайд|Шымк Шимк|Якуб Якуб|Юрк Юрк
Янк Янк|Стась Стась
"""
# Ending of a man's and of a woman's surname, in Belarusian and in Russian.
_ENDINGS = """
оўскі оўская овский овская|евіч евіч евич евич|енка енка енко енко|аў ава ов ова|ук ук ук ук|чык чык чик чик
ёнак ёнак ёнок ёнок|эвіч эвіч эвич эвич|іцкі іцкая ицкий ицкая|ін іна ин ина|еня еня еня еня|ец ец ец ец|ко ко ко ко
юк юк юк юк|ейка ейка ейко ейко|овіч овіч ович ович|інскі інская инский инская|еў ева ев ева|ач ач ач ач|ыч ыч ыч ыч
эцкі эцкая ецкий ецкая|анец анец анец анец
"""
_BEGINNINGS = (("", ""), ("Стара", "Старо"), ("За", "За"), ("Пад", "Под"), ("Не", "Не"), ("Бела", "Бело"))
_FLAT = 25  # how many of the first ranks are about as frequent as one another
_VOWELS = "аеёіоуыэюяй"
_LATIN = dict(zip("абвгджзійклмнопрстуўфхцчшыэь'", [
    "a", "b", "v", "h", "d", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u", "f", "kh",
    "ts", "ch", "sh", "y", "e", "", "",
], strict=True))  # fmt: skip
_IOTATED = {"е": "e", "ё": "o", "ю": "u", "я": "a"}


class Spelling(NamedTuple):
    """A word of a name in Belarusian and in Russian."""

    be: str
    ru: str


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's name in its parts, surname first in every written form."""

    surname: Spelling
    given: Spelling
    father: Spelling
    """The patronymic."""

    @property
    def be(self) -> str:
        """In Belarusian: surname, given name, patronymic."""
        return f"{self.surname.be} {self.given.be} {self.father.be}"

    @property
    def ru(self) -> str:
        """In Russian: surname, given name, patronymic."""
        return f"{self.surname.ru} {self.given.ru} {self.father.ru}"

    @property
    def latin(self) -> str:
        """In Latin letters, as international news print it: given name, surname."""
        return f"{latin(self.given.be)} {latin(self.surname.be)}"


class Ranked:
    """Values drawn with the frequencies of Zipf's law, the first one most often."""

    def __init__(self, values: list[tuple[str, ...]]) -> None:
        self.values = values
        self.until = list(accumulate(1 / (rank + _FLAT) for rank in range(len(values))))

    def draw(self, random: Random) -> tuple[str, ...]:
        """One of the values."""
        return self.values[bisect(self.until, random.random() * self.until[-1], hi=len(self.values) - 1)]


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.split()) for line in table.split("\n") for cell in line.split("|") if cell]


def _surnames() -> list[tuple[str, ...]]:
    """Every surname in four spellings, the plain ones before those with a beginning, roots and endings well mixed."""
    roots, endings = dict.fromkeys(_rows(_ROOTS)), _rows(_ENDINGS)
    plain = sorted((root, ending) for root in roots for ending in endings)
    Random("surnames").shuffle(plain)  # noqa: S311 not for secrets
    return [
        (_joined(be, be_root, man), _joined(be, be_root, woman), _joined(ru, ru_root, his), _joined(ru, ru_root, hers))
        for be, ru in _BEGINNINGS
        for (be_root, ru_root), (man, woman, his, hers) in plain
    ]


def _joined(beginning: str, root: str, ending: str) -> str:
    return f"{beginning}{root.lower()}{ending}" if beginning else f"{root}{ending}"


_GIVEN_TO_MEN, _GIVEN_TO_WOMEN = Ranked(_rows(_MEN)), Ranked(_rows(_WOMEN))
_SURNAMES = Ranked(_surnames())


def draw_name(random: Random, *, woman: bool) -> FullName:
    """An invented name; how often each part comes follows Zipf's law."""
    be_man, be_woman, ru_man, ru_woman = _SURNAMES.draw(random)
    _, _, be_stem, ru_stem = _GIVEN_TO_MEN.draw(random)
    if woman:
        given = Spelling(*_GIVEN_TO_WOMEN.draw(random))
        return FullName(Spelling(be_woman, ru_woman), given, Spelling(f"{be_stem}ўна", f"{ru_stem}вна"))
    be, ru, _, _ = _GIVEN_TO_MEN.draw(random)
    return FullName(Spelling(be_man, ru_man), Spelling(be, ru), Spelling(f"{be_stem}віч", f"{ru_stem}вич"))


def latin(word: str) -> str:
    """A Belarusian word in Latin letters, about as passports have it."""
    small = word.lower()
    letters: list[str] = []
    for place, letter in enumerate(small):
        if letter in _IOTATED:
            before = small[place - 1] if place else ""
            glide = "y" if not before or before in _VOWELS + "ўь'" else "i" if letter != "е" else ""
            letters.append(glide + _IOTATED[letter])
        else:
            letters.append(_LATIN[letter])
    text = "".join(letters)
    return text[:1].upper() + text[1:]
