"""Texts that a machine read in pictures are believed less, and can be compared with the picture."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.locators import Place, as_rows
from sprava.reading.documents.raster import Raster
from sprava.records.actions.reports import Proposed, Understood
from sprava.records.models import Document, Report
from sprava.review.pictured import Crop, Pictured, less_sure
from tests.reading.documents import hostile

SURENESS = st.one_of(st.none(), st.integers(0, 100))


def place(at: int, sure: int | None, label: str = "page 2") -> Place:
    return Place(10 * at, 10 * at + 9, label, (10, 700 - 20 * at, 90, 710 - 20 * at), sure)


@given(st.lists(SURENESS, min_size=1, max_size=6), st.sampled_from("ABC"), st.integers(0, 5), st.integers(1, 6))
def test_words_that_a_machine_read_are_never_of_tier_a_and_doubtful_ones_of_tier_c(sureness, tier, first, many):
    places = [place(at, sure) for at, sure in enumerate(sureness)]
    end = min(first + many, len(places)) * 10
    one = Proposed("detained", "", None, (), min(first * 10, end - 10), end, tier, "rule")
    (after,) = less_sure(Understood("1", [one]), places).proposed
    seen = [sure for at, sure in enumerate(sureness) if one.start < 10 * at + 9 and 10 * at < end]
    assert after.tier >= tier
    assert (after.tier == tier) or any(sure is not None for sure in seen)
    if any(sure is not None for sure in seen):
        assert after.tier >= "B"
    if any(sure is not None and sure < 70 for sure in seen):
        assert after.tier == "C"


@pytest.fixture
def pictured(settings, tmp_path):
    """The map of a report that stands in an archived document."""
    settings.ARCHIVE_FOLDER = tmp_path / "archive"

    def of(content: bytes, *places: Place) -> Pictured:
        digest = hashlib.sha256(content).hexdigest()
        path = settings.ARCHIVE_FOLDER / digest[:2] / digest
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return Pictured(Report(document=Document(sha256=digest), places=as_rows(places)))

    return of


def test_the_part_of_a_picture_is_counted_from_above(pictured):
    found = pictured(hostile.png_of(400, 300), Place(0, 4, "picture", (50, 270, 90, 280), 95))
    assert found.pages == (0,)
    assert found.crops(0, 4) == [Crop((50, 270, 90, 280), 0, Raster("PNG", 400, 300))]
    assert found.crops(0, 4)[0].view == "42 12 56 26"


def test_of_a_page_that_a_machine_read_there_is_a_part_and_of_letters_none(pictured):
    found = pictured(b"%PDF-1.7", place(0, None, "page 1"), place(1, 99), place(2, 31))
    assert found.pages == (2,)
    assert found.doubtful() == [(20, 29)]
    assert [(crop.page, crop.corners) for crop in found.crops(0, 29)] == [(2, "10,660,90,690")]
    assert found.crops(0, 9) == []


def test_pasted_words_have_no_picture(pictured):
    found = pictured(b"x")
    assert (found.pages, found.doubtful(), found.crops(0, 9)) == ((), [], [])
