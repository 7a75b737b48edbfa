"""Places where they lie."""

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.on_a_map import Spot, map_spec
from sprava.findings.charts.rendering import drawing_of
from sprava.findings.charts.saying import Said
from tests.findings.charts.hostile import HOSTILE, elements, texts

SAID = Said("Where people are held", "persons", "en")
figures = st.lists(st.integers(0, 3000), min_size=3, max_size=3).map(sorted)
degrees = st.floats(23, 33).map(lambda number: round(number, 2))
spots = st.builds(
    lambda label, lat, lon, three: Spot(label, lat + 28, lon, *three), st.text(max_size=9), degrees, degrees, figures
)


@given(st.lists(spots, min_size=1, max_size=12), st.sampled_from(sorted(LOOKS)))
def test_the_specification_holds_the_rows_that_were_given(rows, look):
    written = map_spec(rows, SAID, LOOKS[look])["datasets"]["places"]
    assert [tuple(row[name] for name in ("lat", "lon", "lower", "value", "upper")) for row in written] == [
        (spot.lat, spot.lon, spot.lower, spot.value, spot.upper) for spot in rows
    ]


def test_where_two_labels_would_touch_the_larger_figure_keeps_its_own():
    crowd = [Spot(f"Town {number}", 53.9, 27.5, number, number, number) for number in range(40)]
    written = map_spec(crowd, SAID, LOOKS["narrow", "light"])["datasets"]["words"]
    assert written[0]["text"] == "Town 39 39"
    assert len(written) < len(crowd)


def test_a_place_with_people_is_labelled_before_one_with_nobody():
    towns = [Spot("Minsk", 53.9, 27.56, 0, 0, 0), Spot("Homel", 52.43, 31.0, 2, 3, 5)]
    svg = drawing_of(map_spec(towns, SAID, LOOKS["wide", "light"])).svg
    assert "Homel 3–5" in texts(svg)
    assert "Minsk" in texts(svg)
    assert "28°" in texts(svg)


def test_no_label_breaks_the_picture():
    towns = [Spot(text, 52 + number / 4, 24 + number / 2, 1, 2, 3) for number, text in enumerate(HOSTILE)]
    assert "script" not in elements(drawing_of(map_spec(towns, SAID, LOOKS["wide", "dark"])).svg)
