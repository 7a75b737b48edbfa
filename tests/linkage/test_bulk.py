"""Lists in, the person of every row out."""

from sprava.core import names
from sprava.linkage.bulk import Wanted, link, link_prepared, threshold_for
from sprava.linkage.clustering import Judged
from sprava.linkage.lists import Rows
from sprava.linkage.prepared import prepare
from sprava.linkage.records import Record, born


def rows_of(*lines):
    cells = {title: [line[at] for line in lines] for at, title in enumerate(("name", "born"))}
    return Rows(["one"], [0] * len(lines), [str(number) for number in range(len(lines))], cells)


def test_spellings_of_one_person_come_together_and_brothers_do_not():
    linked = link(rows_of(
        ("Дроздович Борис Игоревич", "1985-03-02"), ("Barys Drazdovich", "1985"),
        ("Дроздович Дмитрий Игоревич", "1985-03-02"),
        ("Драздовіч Барыс", ""), ("Гайдук Анна", ""),
    ))  # fmt: skip
    assert linked.clusters.of.tolist() == [0, 0, 2, 0, 4]


def test_what_might_be_one_person_is_left_for_a_person_to_judge():
    linked = link(rows_of(("Дроздович Борис", ""), ("Дроздавец Борис", "")))
    assert linked.clusters.of.tolist() == [0, 1]
    assert linked.to_judge().tolist() == [0]


def test_a_judgement_outweighs_any_agreement():
    records = [Record(names.parse("Зазуля Тадора Ивановна"), born("1985-03-02"))] * 2
    assert link_prepared(prepare(records)).clusters.of.tolist() == [0, 0]
    assert link_prepared(prepare(records), Wanted(judged=Judged(apart=[(0, 1)]))).clusters.of.tolist() == [0, 1]


def test_the_longer_the_list_the_more_it_takes():
    assert threshold_for(0) == threshold_for(1_000) == names.SAME_ENOUGH
    assert threshold_for(4_000) == names.SAME_ENOUGH + 2


def test_no_rows_are_nobody():
    assert link(rows_of()).clusters.of.tolist() == []
