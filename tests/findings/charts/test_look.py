"""The frame of every chart."""

import pytest

from sprava.findings.charts.look import LOOKS, blank, wrapped
from sprava.findings.charts.rendering import drawing_of
from tests.findings.charts.hostile import read, texts


@pytest.mark.parametrize("look", [("wide", "dark"), ("narrow", "light")])
def test_a_picture_is_as_large_as_its_specification_says(look):
    spec = blank(LOOKS[look], "Загаловак, які не змяшчаецца ў адзін радок тэлефона", "Нічога не вядома.")
    svg = read(drawing_of(spec).svg)
    assert (svg.get("width"), svg.get("height")) == (str(spec["width"]), str(spec["height"]))


def test_what_is_said_beside_a_picture_is_not_said_in_it():
    assert "Title" not in texts(drawing_of(blank(LOOKS["small", "light"], "Title", "Nothing.")).svg)
    assert "Title" in texts(drawing_of(blank(LOOKS["wide", "light"], "Title", "Nothing.")).svg)


def test_a_title_is_broken_between_words():
    assert len(wrapped("People in custody " * 8, LOOKS["narrow", "light"], 17)) > 3
    assert wrapped("", LOOKS["narrow", "light"], 17) == [""]


def test_letters_of_every_language_of_the_pages_are_there():
    """A letter that the font lacks is drawn as an empty box: the same one for every such letter."""
    drawn = [drawing_of(blank(LOOKS["small", "light"], "", letter)).png for letter in "іў\ue000"]
    assert len(set(drawn)) == 3
