"""Which column gives what."""

from hypothesis import given
from hypothesis import strategies as st

from sprava.intake.choosing import PART_OF_A_NAME, chosen, columns_at, gives_in_words, groups_for, lines_of, with_words
from sprava.intake.files import Layout
from sprava.intake.mapping import ABOUT, Column, Mapping, fields_of, read_mapping, write_mapping

SVIEDKA = Mapping(
    name="sviedka",
    columns=(
        Column(("№", "Нумар"), "row.key", key=True),
        Column(("Імя",), "person.name", required=True),
        Column(("Прысуд",), "sentence", otherwise="person.note"),
        Column(("Прысуд",), "sentence.wording"),
        Column(("Пошта",), "contact.regime", words=(("так", "can_write"),)),
    ),
    layout=Layout(encoding="cp1251"),
)
HEADERS = ("нумар", "Імя", "Прысуд", "Заўвагі")


def picks(mapping, headers=HEADERS):
    return [line.chosen for line in lines_of(headers, {}, mapping)]


def test_a_column_is_found_under_any_of_its_headings_whatever_the_capitals():
    assert picks(SVIEDKA) == ["row.key", "person.name", "sentence", ""]


def test_leaving_everything_as_it_is_changes_nothing():
    again = chosen(SVIEDKA, HEADERS, picks(SVIEDKA))
    assert set(again.columns) == set(SVIEDKA.columns)
    assert again.layout == SVIEDKA.layout


def test_a_column_that_is_corrected_reads_what_was_picked_and_the_others_stay():
    corrected = chosen(SVIEDKA, HEADERS, ["row.key", "person.alias", "sentence", "person.note"])
    assert picks(corrected) == ["row.key", "person.alias", "sentence", "person.note"]
    assert columns_at(corrected, "Прысуд") == columns_at(SVIEDKA, "Прысуд")


def test_a_column_that_is_left_out_reads_nothing():
    assert columns_at(chosen(SVIEDKA, HEADERS, ["row.key", "person.name", "", ""]), "Прысуд") == []


def test_what_the_list_lacks_stays_for_its_next_edition_unless_it_could_not_be_read_without():
    without_numbers = chosen(SVIEDKA, ("Імя",), ["person.name"])
    assert [column.gives for column in without_numbers.columns] == [
        "person.name",
        "sentence",
        "sentence.wording",
        "contact.regime",
    ]


def test_the_number_of_the_list_is_what_people_are_found_by():
    picked = chosen(Mapping("new", (Column(("Імя",), "person.name"),)), ("id", "Імя"), ["row.key", "person.name"])
    assert picked.has_key


def test_the_parts_of_a_name_are_joined_in_the_order_in_which_they_were_known():
    parts = Mapping("parts", tuple(Column((header,), "person.name", join=True) for header in ("Прозвішча", "Імя")))
    headers = ("Імя", "Прозвішча", "Па бацьку")
    corrected = chosen(parts, headers, [PART_OF_A_NAME] * 3)
    assert [column.headers[0] for column in corrected.columns] == ["Прозвішча", "Імя", "Па бацьку"]
    assert all(column.join for column in corrected.columns)
    assert picks(corrected, headers) == [PART_OF_A_NAME] * 3


def test_what_a_column_is_taken_for_besides_is_said_beside_it():
    number, _name, sentence, _notes = lines_of(HEADERS, {"Прысуд": ["5 гадоў"]}, SVIEDKA)
    assert number.notes == ("by this the next edition of the list finds the person again",)
    assert sentence.samples == ("5 гадоў",)
    assert sentence.notes == (
        "also read as: Sentence: Wording",
        "what cannot be read is kept in words: Note",
    )


def test_two_columns_that_fill_one_field_are_pointed_out_but_two_names_are_not():
    two = Mapping("two", (*(Column((name,), "person.birth_date") for name in "ab"), Column(("c", "d"), "person.name")))
    noted = [bool(line.notes) for line in lines_of("abcd", {}, two)]
    assert noted == [False, True, False, False]


def test_everything_that_can_be_given_can_be_chosen_and_has_words():
    for about in ABOUT:
        offered = [path for _, fields in groups_for(about) for path, _ in fields]
        assert sorted(set(offered) - {PART_OF_A_NAME}) == sorted(fields_of(about))
        assert [path for path in fields_of(about) if gives_in_words(path) in ("", path)] == []


@given(st.lists(st.sampled_from(["", PART_OF_A_NAME, *fields_of("person")]), min_size=4, max_size=4))
def test_whatever_is_picked_is_a_mapping_that_can_be_kept(picked):
    mapping = chosen(SVIEDKA, HEADERS, picked)
    assert picks(mapping) == picked
    assert read_mapping(write_mapping(mapping)) == mapping


def test_a_word_means_what_was_told_last_and_only_where_it_is_a_code():
    told = with_words(SVIEDKA, ("Пошта", "Імя"), {(0, "Не"): "incommunicado", (0, "так"): "relatives_only"})
    again = with_words(told, ("Пошта", "Імя"), {(0, "не"): "unknown", (1, "x"): "female", (9, "y"): "unknown"})
    (post,) = columns_at(again, "Пошта")
    assert dict(post.words) == {"так": "relatives_only", "не": "unknown"}
    assert columns_at(again, "Імя") == columns_at(SVIEDKA, "Імя")


def test_a_recognition_is_told_by_the_words_of_its_status():
    mapping = with_words(Mapping("r", (Column(("Статус",), "recognition"),)), ("Статус",), {(0, "наш"): "recognised"})
    assert mapping.columns[0].words == (("наш", "recognised"),)
    assert lines_of(("Статус",), {}, mapping)[0].notes == ("“наш” means: political prisoner",)
