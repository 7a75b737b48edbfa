"""Weights that a register has adopted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Refused, Unreadable
from sprava.core.names import Evidence
from sprava.linkage.adjusting import FINDINGS, adjusted
from sprava.linkage.adopted import FILE, Adopted, as_shipped, engine_with, read_adopted, write_adopted
from sprava.linkage.comparing import DEFAULT, compare
from sprava.linkage.judgements import Judgement
from sprava.linkage.records import record

CHANGES = st.dictionaries(st.sampled_from(FINDINGS), st.floats(-12, 12), max_size=5)
AT = "2026-11-25T10:00:00+00:00"


@given(st.lists(CHANGES, min_size=1, max_size=4), st.integers(0, 5))
def test_what_was_adopted_is_read_as_written_and_taken_back_one_by_one(tmp_path_factory, every, back):
    file = tmp_path_factory.mktemp("adopted") / FILE
    adopted = Adopted()
    for changes in every:
        adopted = adopted.with_another(changes, judgements=30, at=AT)
    for _ in range(min(back, len(every))):
        adopted = adopted.without_the_last()
    write_adopted(file, adopted)
    assert read_adopted(file) == adopted
    assert adopted.in_force == len(every) - min(back, len(every))
    assert len(adopted.every) == len(every)


def test_an_adoption_after_one_that_was_taken_back_leads_back_to_what_was_before_both():
    first = Adopted().with_another({"born-same": 1.0}, judgements=30, at=AT)
    third = first.with_another({"born-same": 2.0}, judgements=40, at=AT).without_the_last().with_another(
        {"born-same": 3.0}, judgements=50, at=AT
    )  # fmt: skip
    assert (third.in_force, third.changes) == (3, {"born-same": 3.0})
    assert third.without_the_last().changes == {"born-same": 1.0}
    with pytest.raises(Refused, match="nothing to take back"):
        third.without_the_last().without_the_last().without_the_last()


def test_nothing_is_adopted_where_there_is_no_file_and_a_spoilt_one_is_named(tmp_path):
    assert read_adopted(tmp_path / FILE) == Adopted()
    for spoilt in ("", "[]", '{"adopted": [], "in_force": 1}', '{"adopted": [{"number": 1}], "in_force": 1}'):
        (tmp_path / FILE).write_text(spoilt, encoding="utf-8")
        with pytest.raises(Unreadable, match=FILE):
            read_adopted(tmp_path / FILE)


def test_evidence_weighed_by_an_adoption_is_worth_again_what_the_shipped_weights_make_of_it():
    adopted = Adopted().with_another({"born-same": -3.0, "surname-same": 1.5}, judgements=30, at=AT)
    one = record({"name": "Гайдук Анна", "born": "1985-03-02"})
    before, after = (compare(one, one, weights) for weights in (DEFAULT, adjusted(DEFAULT, adopted.changes)))
    judged = [
        Judgement(("", "1"), ("", "2"), "same", tuple(seen.evidence), engine_with("linkage 1.2", number))
        for seen, number in ((before, 0), (after, 1))
    ]
    plain, shifted = as_shipped(judged, adopted)
    assert judged[0].evidence != judged[1].evidence
    assert [item.weight for item in plain.evidence] == pytest.approx([item.weight for item in shifted.evidence])


def test_evidence_that_says_nothing_goes_on_saying_nothing():
    adopted = Adopted().with_another({"place-same": 2.0}, judgements=30, at=AT)
    judged = Judgement(("", "1"), ("", "2"), "same", (Evidence("place", 0.0, "same"),), engine_with("linkage 1.2", 1))
    assert as_shipped([judged], adopted) == [judged]
