"""Which picture a page offers."""

from datetime import date

import pytest

from sprava.findings.charts.bars import Bar, bars_spec
from sprava.findings.charts.chart import Chart, Line
from sprava.findings.charts.pictures import gallery_picture, on_paper, pictures_of
from sprava.findings.charts.saying import Said

SAID = Said("Title", "persons", "en", ("A note. " * 20,))
LINES = (Line(group="a", day=date(2022, 1, 1), lower=1, value=1, upper=1),)
CHART = Chart("ages", SAID, "Most: a (1).", LINES, (), lambda look: bars_spec([Bar("a", 1, 1, 1)], SAID, look))


def test_the_svg_lies_upon_the_png():
    assert [picture.form for picture in pictures_of(CHART, "on=2022-01-01", "")] == ["png", "svg"]


def test_the_system_chooses_the_light_where_the_reader_chose_none():
    png = pictures_of(CHART, "on=2022-01-01", "")[0]
    dark = [source for source in png.sources if "dark" in source.media]
    assert all("theme=dark" in source.address for source in dark)
    assert len(dark) == 2
    assert "theme=light" in png.usual.address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_reader_chooses_before_the_system(theme):
    png = pictures_of(CHART, "on=2022-01-01", theme)[0]
    screens = [*png.sources, png.usual]
    assert all(f"theme={theme}" in source.address for source in screens)
    assert not any("prefers-color-scheme" in source.media for source in screens)


def test_paper_is_always_light():
    assert on_paper(CHART, "on=2022-01-01").address == pictures_of(CHART, "on=2022-01-01", "light")[0].usual.address


def test_a_telephone_gets_a_picture_of_its_own():
    (narrow,) = (source for source in pictures_of(CHART, "", "light")[0].sources if "max-width" in source.media)
    assert "size=narrow" in narrow.address
    assert narrow.width < 360
    assert narrow.height > pictures_of(CHART, "", "light")[0].usual.height


def test_a_gallery_shows_small_pictures():
    assert "size=small" in gallery_picture("ages", "on=2022-01-01", "").usual.address
