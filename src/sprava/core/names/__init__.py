"""Names as people write them, in any spelling: ``from sprava.core import names``.

``names.parse(text)`` gives the parts; ``names.in_columns(surname, given, patronymic)`` where a list has a column for
each. ``names.compare(left, right)`` gives evidence per part and its sum in bits. ``names.search_keys(text)`` are
stored, ``names.look_up(text, holders, spellings)`` finds in any index of them. ``names.transliterate(text)`` and
``names.script_of(text)`` are for display. Nothing here reads or writes anything.
"""

from sprava.core.scripts import script_of

from .comparing import POSSIBLE, SAME_ENOUGH, Comparison, compare
from .frequency import Rarity, counted
from .keys import blocking_keys, like_keys, query_steps, search_keys, word_keys
from .likeness import Weights
from .lookup import Found, look_up, rank
from .parts import Name, Word, in_columns, parse, typed
from .reasons import Evidence, words
from .transliterating import language_of, plain_latin, transliterate

__all__ = [
    "POSSIBLE", "SAME_ENOUGH", "Comparison", "Evidence", "Found", "Name", "Rarity", "Weights", "Word", "blocking_keys",
    "compare", "counted", "in_columns", "language_of", "like_keys", "look_up", "parse", "plain_latin", "query_steps",
    "rank", "script_of", "search_keys", "transliterate", "typed", "word_keys", "words",
]  # fmt: skip
