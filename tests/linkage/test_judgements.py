"""Judgements as a file."""

import pytest

from sprava.core.errors import Unreadable
from sprava.core.names import Evidence
from sprava.linkage.judgements import Judgement, judged_rows, read_judgements
from sprava.linkage.lists import Rows

ROWS = Rows(["one.csv", "lists/other.csv"], [0, 0, 1, 1], ["a", "b", "b", "c"], {})


def write(folder, text):
    path = folder / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_pairs_with_a_verdict_beside_them_are_judgements_of_rows(tmp_path):
    path = write(
        tmp_path,
        "left_file,left_row,right_file,right_row,score,verdict\n"
        "one.csv,a,other.csv,b,12,same\none.csv,b,lists/other.csv,c,11,Different\none.csv,a,one.csv,b,9,\n",
    )
    judged, elsewhere = judged_rows(read_judgements(path), ROWS)
    assert (judged.together, judged.apart, elsewhere) == ({(0, 2)}, {(1, 3)}, 0)


def test_the_export_of_the_desk_is_read_with_its_evidence_and_without_what_was_undone(tmp_path):
    path = write(
        tmp_path,
        "\ufeffleft,right,verdict,undone_at,evidence\n"
        'a,c,same,,"[[""born"", ""same"", 14.0, [""1985"", ""1985""]]]"\na,c,different,2026-01-01,\n',
    )
    assert read_judgements(path) == [Judgement(("", "a"), ("", "c"), "same", (Evidence("born", 14.0, "same"),))]
    assert judged_rows(read_judgements(path), ROWS)[0].together == {(0, 3)}


def test_judgements_about_rows_that_are_not_there_are_counted(tmp_path):
    path = write(tmp_path, "left,right,verdict\na,z,same\n")
    assert judged_rows(read_judgements(path), ROWS)[1] == 1


def test_which_of_two_lists_is_meant_must_be_said(tmp_path):
    path = write(tmp_path, "left,right,verdict\na,b,same\n")
    with pytest.raises(Unreadable, match="several rows are called so"):
        judged_rows(read_judgements(path), ROWS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("left,right\na,b\n", "no columns"),
        ("", "no columns"),
        ("left,right,verdict\na,b,maybe\n", "line 2: the verdict is one of"),
        ("left,right,verdict,evidence\na,b,same,{}x\n", "line 2: the evidence is a list"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, text, said):
    with pytest.raises(Unreadable, match=said):
        read_judgements(write(tmp_path, text))
