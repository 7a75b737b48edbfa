"""How well copies of one text are told from texts that only look alike, on invented news: ``python -m bench copies``.

Originals are put together from invented sentences. A copy is an original to which happened what happens to reposts; a
lookalike is another note by the same writer, about another person, in the same turns of phrase.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import process_time

from bench.options import Options
from bench.tables import Table
from sprava.core.copies import ALIKE, WITHIN, Compared, fingerprint_of
from sprava.reading.documents.minhash import bands_of

GIVEN = (
    "Анна", "Барыс", "Клара", "Зміцер", "Ева", "Фёдар", "Ганна", "Ілья", "Янка", "Кацярына", "Лявон", "Марыя", "Мікола",
    "Вольга", "Павел", "Рыгор",
)  # fmt: skip
SURNAMES = (
    "Карчэўны", "Крушнік", "Каласоўскі", "Мароз", "Лозка", "Верас", "Бусел", "Дубовік", "Явар", "Сасноўскі", "Ліпень",
    "Рамонак", "Каліна", "Жаўрук",
)  # fmt: skip
PLACES = (
    "Полацку", "Оршы", "Мазыры", "Лідзе", "Слоніме", "Пінску", "Барысаве", "Рэчыцы", "Кобрыне", "Глыбокім",
)  # fmt: skip
TURNS = (
    "У {place} суд вынес прысуд {name}: {term} гадоў калоніі.",
    "Справу разглядаў суддзя {other}, пракурор прасіў {more} гадоў.",
    "Раней {name} працаваў у школе і вёў гурток мясцовай гісторыі.",
    "Затрымалі яго {day} раніцай дома, пры ператрусе забралі тэхніку і кнігі.",
    "Праваабаронцы ведаюць, што ў следчым ізалятары ён хварэў і не атрымліваў лекаў.",
    "Сваякі кажуць, што лісты ад {name} не прыходзяць ужо {more} тыдняў.",
    "Пасяджэнне было закрытым, журналістаў у залу не пусцілі.",
    "Абарона мае намер абскарджваць прысуд, тэрмін падачы скаргі скончыцца {day}.",
    "Паводле абвінавачання, ён перасылаў паведамленні ў чат дома ў {place}.",
    "Віну {name} не прызнаў і ў апошнім слове падзякаваў сям'і.",
)
AROUND = (
    "Падпішыцеся на наш канал, каб не прапусціць навіны.", "Чытайце таксама: што рабіць пры затрыманні.",
    "Фота з архіва рэдакцыі.", "Крыніца: Сведка.", "Даслаць навіну можна праз бот.", "Падтрымайце нас.",
)  # fmt: skip


HEADS = ("⚡️ ", "❗️Маланка. ", "🔴 Сведка | Навіны\n\n", "#суд #навіны\n\n", "")
FEET = (
    "Падпісацца",
    "👉 Подписывайтесь на наш канал",
    "@sviedka_news | Даслаць навіну",
    "Читать далее: https://t.me/a/1",
)


@dataclass(frozen=True, slots=True)
class _Case:
    text: str
    of: int | None
    """The original that it copies; None for a text of its own."""


def original(chance: random.Random, *, of_one_mould: bool = False) -> str:
    """A note about one invented person: eight to fourteen sentences, five of them in turns that others use too.

    ``of_one_mould``: nothing but such turns, all ten, in another order.
    """
    facts = {
        "name": f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}", "other": chance.choice(SURNAMES),
        "place": chance.choice(PLACES), "term": chance.randint(2, 9), "more": chance.randint(2, 12),
        "day": f"{chance.randint(1, 28)} лістапада",
    }  # fmt: skip
    turns = [turn.format(**facts) for turn in chance.sample(TURNS, 10 if of_one_mould else 5)]
    own = [] if of_one_mould else [_sentence(chance) for _ in range(chance.randint(3, 9))]
    sentences = turns + own
    chance.shuffle(sentences)
    return " ".join(sentences)


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.sample(_VOCABULARY, chance.randint(8, 16))).capitalize() + "."


def _vocabulary(chance: random.Random) -> list[str]:
    letters = "абвгдежзіклмнопрстуўфхцчшыэюя"
    return ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(1500)]


_VOCABULARY = _vocabulary(random.Random(1))  # noqa: S311 no secret  # noqa: S311 no secret


def framed(text: str, chance: random.Random) -> str:
    """With what a channel puts around it."""
    return " ".join((*chance.sample(AROUND, 1), text, *chance.sample(AROUND, 2)))


def edited(text: str, chance: random.Random) -> str:
    """Three words of a hundred are others."""
    return " ".join(chance.choice(_VOCABULARY) if chance.random() < 0.03 else word for word in text.split())


def cut(text: str, chance: random.Random) -> str:
    """Without its last 15 to 30 per cent."""
    words = text.split()
    return " ".join(words[: int(len(words) * chance.uniform(0.7, 0.85))])


def all_of_it(text: str, chance: random.Random) -> str:
    """Framed, edited and cut."""
    return framed(edited(cut(text, chance), chance), chance)


def beginning(text: str, chance: random.Random) -> str:
    """What many channels repost: the first 200 characters, under a headline of their own and over a request."""
    return f"{chance.choice(HEADS)}{text[:200].rsplit(' ', 1)[0]}…\n\n{chance.choice(FEET)}"


def in_lines(text: str, chance: random.Random) -> str:
    """The whole text between the lines of a channel."""
    return f"{chance.choice(HEADS)}{text}\n\n{chance.choice(FEET)}"


HAPPENS: dict[str, Callable[[str, random.Random], str]] = {
    "framed by the lines of a channel": in_lines,
    "cut after 200 characters and framed": beginning,
    "sentences of a channel before and after": framed,
    "3 % of words changed": edited,
    "cut by 15 to 30 %": cut,
    "all three": all_of_it,
}


def cases(seed: int, many: int) -> tuple[list[str], dict[str, list[_Case]]]:
    """Originals, and by what happened to them their copies, and texts that are copies of none."""
    chance = random.Random(seed)  # noqa: S311 no secret
    originals = [original(chance, of_one_mould=number >= many // 2) for number in range(many)]
    half = list(enumerate(originals[: many // 2]))
    made = {name: [_Case(change(text, chance), number) for number, text in half] for name, change in HAPPENS.items()}
    made["another person, the same writer"] = [_Case(original(chance), None) for _ in half]
    made["another person, ten sentences of one mould"] = [
        _Case(original(chance, of_one_mould=True), None) for _ in half
    ]
    return originals, made


def found(text: str, shelves: dict[int, list[int]], known: list[Compared]) -> int | None:
    """The original that the method says it copies."""
    candidates = {number for band in bands_of(text) for number in shelves.get(band, ())}
    ours = Compared(text)
    scored = [(ours.likeness(known[number]), -number) for number in candidates]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] else None


def run(options: Options) -> Iterable[Table]:
    """One table: recall and precision by what happened to the text."""
    many = 500 if options.quick else 2000
    originals, made = cases(options.seed, many)
    begun = process_time()
    shelves: dict[int, list[int]] = {}
    for number, text in enumerate(originals):
        for band in bands_of(text):
            shelves.setdefault(band, []).append(number)
    each = (process_time() - begun) / many
    known = [Compared(text) for text in originals]
    caption = (
        f"Copies among {many} invented notes: shared shingles from {ALIKE:.0%}, or {WITHIN:.0%} of the shorter text. "
        f"Hashing takes {each * 1000:.1f} ms of processor time for a note."
    )
    columns = ("what happened to the text", "found by its letters alone", "found", "taken for a copy of a wrong text")
    yield Table(caption, columns, tuple(_rows(made, originals, shelves, known)))


def _rows(
    made: dict[str, list[_Case]], originals: list[str], shelves: dict[int, list[int]], known: list[Compared]
) -> Iterator[tuple[str, str, str, str]]:
    letters = {fingerprint_of(text) for text in originals}
    for name, texts in made.items():
        said = [(case.of, found(case.text, shelves, known)) for case in texts]
        same = sum(fingerprint_of(case.text) in letters for case in texts)
        right = sum(of is not None and of == guess for of, guess in said)
        wrong = sum(guess is not None and of != guess for of, guess in said)
        share = f"{right / len(texts):.1%}" if texts[0].of is not None else "–"
        yield name, f"{same / len(texts):.1%}", share, f"{wrong} of {len(texts)}"
