"""What packs bring for the demonstration."""

import csv
import re
from urllib.parse import urlsplit

import pytest

from sprava.core.errors import Refused
from sprava.packs import demo, pack

CASES = pack.SHIPPED / "russia" / "demo" / "cases.csv"


def test_one_pack_is_at_home_and_comes_first():
    first, *others = demo.brought()
    assert first.is_home
    assert not any(one.is_home for one in others)
    assert demo.home()[0] == first.jurisdiction


def test_without_a_pack_at_home_there_is_no_demonstration(monkeypatch, tmp_path):
    monkeypatch.setattr(pack, "SHIPPED", tmp_path)
    with pytest.raises(Refused, match="No pack brings a demonstration"):
        demo.home()


def test_whatever_is_brought_is_there():
    for one in demo.brought():
        files = [told["file"] for section in ("list", "waiting") for told in one.told.get(section, ())]
        assert [name for name in files if not (one.folder / name).is_file()] == []


def test_every_row_about_somebody_abroad_names_the_page_that_says_it():
    rows = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))
    assert len({row["person_key"] for row in rows}) >= 5
    for row in rows:
        address = urlsplit(row["source_url"])
        assert address.scheme in ("http", "https"), row["row"]
        assert address.hostname, row["row"]
        said = [
            name for name, value in row.items() if value and name not in ("row", "person_key", "lang", "source_url")
        ]
        assert len(said) > 1, row["row"]  # a name and something of the person


def test_no_address_and_nothing_of_health_is_brought():
    text = CASES.read_text("utf-8").casefold()
    assert re.search(r"\bул\.|\bулица\b|\bstreet\b|диагноз|болезн|health|illness", text) is None
