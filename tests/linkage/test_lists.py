"""Lists, column by column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.linkage.lists import Rows, prepare_rows, read_lists
from sprava.linkage.prepared import prepare
from sprava.linkage.scoring import Scorer
from tests.linkage.conftest import ARTICLES, DAYS, NAMES, PLACES


def test_lists_of_different_columns_are_read_one_after_another(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("id,Фамилия,Имя\nx,Зазуля,Анна\n", encoding="utf-8-sig")
    other.write_text("name,city\nГайдук Борис,Минск\n\nНовик Клара\n", encoding="utf-8")
    rows = read_lists([one, other])
    assert (rows.row, rows.file) == (["x", "1", "2"], [0, 1, 1])
    assert rows.cells == {
        "surname": ["Зазуля", "", ""], "given": ["Анна", "", ""], "name": ["", "Гайдук Борис", "Новик Клара"],
        "place": ["", "Минск", ""],
    }  # fmt: skip


def test_a_list_without_names_is_refused_in_words(tmp_path):
    (tmp_path / "one.csv").write_text("colour\nred\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="no column holds names"):
        read_lists([tmp_path / "one.csv"])


ROWS = st.lists(
    st.tuples(
        NAMES | st.just(""), st.sampled_from(["", "Зазуля", "Гайдук", "Гайдук-Зазуля"]),
        st.sampled_from(["", "Анна", "Ганна", "А."]),
        st.sampled_from(["", "Игоревна", "Ігараўна", "оглы"]), st.sampled_from(["", "Новик"]), DAYS, PLACES, ARTICLES,
    ),
    min_size=2, max_size=8,
)  # fmt: skip
TITLES = ("name", "surname", "given", "patronymic", "previous", "born", "place", "article")


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_a_column_at_a_time_is_read_as_a_row_at_a_time_is(lines):
    rows = Rows(["one"], [0] * len(lines), [str(n) for n in range(len(lines))],
                {title: [line[at] for line in lines] for at, title in enumerate(TITLES)})  # fmt: skip
    by_columns = prepare_rows(rows)
    by_rows = prepare(list(by_columns.records))
    left, right = (side.ravel().astype(np.int32) for side in np.meshgrid(np.arange(len(lines)), np.arange(len(lines))))
    assert by_columns.enough.tolist() == by_rows.enough.tolist()
    assert by_columns.sex.tolist() == by_rows.sex.tolist()
    one, other = (Scorer(made, made).scores(left, right)[0] for made in (by_columns, by_rows))
    assert one.tolist() == pytest.approx(other.tolist(), abs=0.0011)
