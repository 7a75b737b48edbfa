"""Where a prison stands, as it is written after its name."""

from __future__ import annotations

import pytest

from sprava.reading.places.names import PlaceNames
from sprava.reading.places.prison_sites import PrisonSites
from sprava.reading.text import taken_apart
from tests.reading.jurisdiction import LEXICON

NAMES = PlaceNames(LEXICON.places)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("калоніі ў Гомелі, ўсе маўчаць", "ў Гомелі"),
        ("калоніі ў горадзе Гомелі, ўсе маўчаць", "ў горадзе Гомелі"),
        ("колонии г. Бреста, он молчит", "г. Бреста"),
        ("изолятора (Гродно), он молчит", "(Гродно)"),
        ("ІЧУ Гродзенскага РУУС, ўсе маўчаць", "Гродзенскага РУУС"),
        ("prison on Zamkavaya Street, the lawyer said", "on Zamkavaya Street"),
        ("prison in the city of Homel, the lawyer said", "in the city of Homel"),
        ("колонии в мае, он молчит", ""),
        ("калоніі ў Сяргея, ўсе маўчаць", ""),
        ("колонии в Минской области, он молчит", ""),
    ],
)
def test_how_far_the_site_goes(text, site):
    tokens = taken_apart(text, None, LEXICON)
    end = PrisonSites(tokens, NAMES).past(1, tokens.sentences[0])
    assert (tokens.quote(1, end) if end > 1 else "") == site
