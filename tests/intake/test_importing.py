"""A list comes in whole or is refused in words; interrupted, repeated, newer lists lose nothing and invent nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile

import openpyxl  # type: ignore[import-untyped]
import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core.errors import Unreadable
from sprava.intake import importing
from sprava.intake.importing import begin, day_written, go_on, import_list
from sprava.intake.mapping import Column, Mapping, read_mapping, shipped
from sprava.intake.problems import ListRefused
from sprava.records.actions.index import differences
from sprava.records.actions.sources import record_source
from sprava.records.models import Claim, Document, Import, Passage, Person, Problem, Source, SourceChange, Subject

HEADERS = "id,name,status,birthday,gender,arrested,articles,decision,prison,release_date"
TADORA = "17,Кляновіч Тадора,active,1987-03-14,female,2023-09-12,342 ч. 1,5 years,SIZO-2,"
RYHOR = "18,Каласнік Рыгор,former,1990,male,2021-02,361-4,3 years,released,2024-01-15"
PAULINA = "19,Крушнік Паўліна,np,,female,,,,unknown,"


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"


@pytest.fixture
def sviedka(db) -> Source:
    return record_source("Sviedka", kind=Source.Kind.LIST, grade=Source.Grade.FIRST_HAND)


@pytest.fixture
def circumstances(db):
    return {"by": command_line_member(), "compartment": default_compartment()}


@pytest.fixture
def take(tmp_path, sviedka, circumstances):
    def take_list(*lines, name="list.csv", mapping="viasna", source=None, encoding="utf-8", **more):
        path = tmp_path / name
        path.write_bytes("\n".join(lines).encode(encoding))
        chosen = mapping if not isinstance(mapping, str) else shipped()[mapping]
        return import_list(path, source=source or sviedka, mapping=chosen, **circumstances, **more)

    return take_list


def digest(origin=None):
    """Everything that the book says, or that it has from one list, without numbers and times of its own."""
    claims = Claim.objects.filter(subject__origin=origin) if origin else Claim.objects.all()
    said = [
        (
            claim.subject.key,
            claim.field,
            claim.value,
            claim.source_id == claim.subject.origin_id,
            claim.withdrawn_at is None,
        )
        for claim in claims.select_related("subject")
    ]
    return hashlib.sha256(repr(sorted(said)).encode()).hexdigest()


def codes(reading):
    return list(Problem.objects.filter(reading=reading).order_by("row", "pk").values_list("row", "severity", "code"))


def test_a_list_comes_in_with_its_rows_as_passages(take, sviedka):
    reading = take(HEADERS, TADORA, RYHOR, PAULINA, as_of="2026-08-30")
    assert (reading.state, reading.rows_taken, reading.added, reading.rows_total) == (Import.State.DONE, 3, 3, 3)
    claim = Claim.objects.get(field="birth_date", value="1987-03-14")
    assert claim.passage is not None
    assert (claim.passage.locator, claim.source, claim.said_on) == ("row 2", sviedka, "2026-08-30")
    assert "name: Кляновіч Тадора" in claim.passage.quote
    assert {row.value for row in Claim.objects.filter(field="status")} == {"recognised", "former", "not_recognised"}
    assert set(Claim.objects.filter(field="body").values_list("value", flat=True)) == {"VIASNA"}
    assert codes(reading) == []
    assert list(differences()) == []


def test_a_status_of_a_list_never_puts_anybody_into_custody(take):
    take("id,name,status", "17,Кляновіч Тадора,active")
    assert not Person.objects.get().spells.exists()


def test_the_same_list_again_changes_nothing(take):
    take(HEADERS, TADORA, RYHOR, PAULINA)
    before = digest(), Claim.objects.count(), Document.objects.count()
    again = take(HEADERS, TADORA, RYHOR, PAULINA)
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 3)
    assert (digest(), Claim.objects.count(), Document.objects.count()) == before
    assert not SourceChange.objects.exists()


def test_a_newer_edition_says_what_was_added_changed_and_removed(take):
    take(HEADERS, TADORA, RYHOR)
    newer = take(HEADERS, TADORA.replace("active", "former"), PAULINA)
    assert (newer.added, newer.changed, newer.removed) == (1, 1, 1)
    change = SourceChange.objects.get(kind="changed")
    assert change.fields == ["recognition.status"]
    assert Claim.objects.get(value="recognised").withdrawn_at is not None
    assert Person.objects.filter(label="Каласнік Рыгор").exists()
    assert list(differences()) == []


def test_a_part_of_a_list_says_nothing_about_who_is_not_in_it(take):
    part = Mapping("part", (Column(("id",), "row.key", key=True), Column(("name",), "person.name")))
    take("id,name", "17,Кляновіч Тадора", "18,Каласнік Рыгор", mapping=part)
    assert take("id,name", "17,Кляновіч Тадора", mapping=part).removed == 0


def test_a_list_that_goes_on_saying_released_gives_no_new_day(take):
    take(HEADERS, RYHOR, as_of="2026-08-30")
    again = take(HEADERS, RYHOR, "", as_of="2026-09-30")
    assert (again.changed, again.unchanged) == (0, 1)
    assert Claim.objects.get(field="date", subject__kind="sighting").value == "2026-08-30"


def test_one_number_for_two_people_holds_both_rows_and_names_them(take):
    reading = take(HEADERS, TADORA, RYHOR.replace("18,", "17,"), PAULINA)
    assert codes(reading) == [(2, "held", "one_number_two_people"), (3, "held", "one_number_two_people")]
    assert Problem.objects.filter(row=2).get().facts == {"key": "17", "rows": "2, 3"}
    assert (reading.rows_taken, reading.rows_quarantined) == (1, 2)
    assert Person.objects.count() == 1


def test_two_rows_of_one_person_are_taken_together(take):
    again = TADORA.replace("342 ч. 1", "361-4").replace("Кляновіч Тадора", "КЛЯНОВІЧ Тадора")
    reading = take(HEADERS, TADORA, PAULINA, again)
    assert (reading.rows_taken, Person.objects.count()) == (3, 2)
    assert set(Claim.objects.filter(field="article").values_list("value", flat=True)) == {"342 p.1", "361-4"}
    assert codes(reading) == []


def test_a_row_given_twice_is_taken_once_and_named(take):
    reading = take(HEADERS, TADORA, PAULINA, TADORA)
    assert codes(reading) == [(4, "repeated", "said_already")]
    assert (reading.rows_taken, Person.objects.count()) == (2, 2)


def test_a_number_given_to_another_person_since_holds_the_row(take):
    take(HEADERS, TADORA, PAULINA)
    before = digest()
    reading = take(HEADERS, RYHOR.replace("18,", "17,"), PAULINA)
    assert codes(reading) == [(2, "held", "number_of_another")]
    assert (digest(), reading.removed, reading.changed) == (before, 0, 0)


def test_a_corrected_spelling_keeps_the_number(take):
    take(HEADERS, TADORA)
    reading = take(HEADERS, TADORA.replace("Кляновіч Тадора", "Кляновіч Теодора"))
    assert (codes(reading), reading.changed) == ([], 1)


def test_the_same_name_and_birth_date_under_two_numbers_is_for_a_person_to_judge(take):
    reading = take(HEADERS, TADORA, TADORA.replace("17,", "117,"))
    assert codes(reading) == [(2, "note", "perhaps_one_person"), (3, "note", "perhaps_one_person")]
    assert Person.objects.count() == 2


def test_impossible_dates_and_unknown_words_refuse_their_rows_and_no_others(take):
    reading = take(HEADERS, TADORA.replace("1987-03-14", "31.02.1987"), RYHOR.replace("male", "robot"), PAULINA)
    assert codes(reading) == [(2, "refused", "not_a_date"), (3, "refused", "not_a_value")]
    assert (reading.rows_taken, reading.rows_refused) == (1, 2)


def test_a_row_refused_now_leaves_what_it_said_before(take):
    take(HEADERS, TADORA)
    before = digest()
    reading = take(HEADERS, TADORA.replace("1987-03-14", "31.02.1987"))
    assert (reading.rows_refused, reading.removed) == (1, 0)
    assert digest() == before


def test_an_unknown_article_or_prison_is_kept_in_words(take):
    reading = take(HEADERS, TADORA.replace("342 ч. 1", "999").replace("SIZO-2", "калонія ў лесе"))
    assert (reading.rows_taken, reading.rows_refused) == (1, 0)
    assert {code for _, _, code in codes(reading)} == {"unsure_article", "kept_in_words"}
    assert Claim.objects.filter(value="калонія ў лесе", field="facility").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_encoding_and_any_separator(take, encoding, separator):
    lines = [line.replace(",", separator) for line in (HEADERS, TADORA, RYHOR.replace("і", "и"))]
    assert take(*lines, encoding=encoding).rows_taken == 2
    assert Person.objects.filter(label="Кляновіч Тадора").exists()


LANGUAGES = {
    "en": "id,name,status,birthday,gender,arrested,articles,verdict_date,decision,prison,release_date,died",
    "ru": "id,имя,статус,дата рождения,пол,дата задержания,статьи,дата приговора,приговор,место заключения,"
    "дата освобождения,умер",
    "be": "id,імя,статус,дата нараджэння,пол,дата затрымання,артыкулы,дата прысуду,прысуд,месца зняволення,"
    "дата вызвалення,памёр",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_viasnas_list_with_headers_of_every_language(take, lang):
    row = "17,Кляновіч Тадора,active,14.03.1987,жен.,2023-09,342 ч. 1,2024,5 лет,SIZO-2,2031-01-01,"
    reading = take(LANGUAGES[lang], row)
    assert reading.rows_taken == 1
    said = set(Claim.objects.values_list("subject__kind", "field"))
    assert {
        ("person", "name"), ("person", "birth_date"), ("person", "sex"), ("recognition", "status"),
        ("detention", "date"), ("charge", "article"), ("sentence", "date"), ("sentence", "term"), ("stay", "facility"),
    } <= said  # fmt: skip
    assert ("release", "date") not in said
    assert [code for _, _, code in codes(reading)] == ["future_release"]


def test_ovdinfos_rows_are_prosecutions_of_people(take):
    header = (
        "id,person_id,name,birth_year,gender,citizenship,case_group,persecution_started_year,articles,location,sentence"
    )
    first = "901,17,Иванова Анна,1987,женский,Россия,Дело библиотеки,2021,207.3 ч. 2,СИЗО-1,5 лет"
    second = "902,17,Иванова Анна,1987,женский,Россия,Дело хора,2023,280.3,ИК-2,2 года"
    reading = take(header, first, second, mapping="ovdinfo")
    assert (reading.rows_taken, reading.added) == (2, 1)
    assert sorted(Claim.objects.filter(field="group").values_list("value", flat=True)) == [
        "Дело библиотеки",
        "Дело хора",
    ]
    assert Subject.objects.filter(kind="proceeding").count() == 2
    assert take(header, first, second, mapping="ovdinfo").unchanged == 1


def test_politzeks_list(take):
    entry = {
        "slug": "tadora-klanovich", "name": "Tadora Klanovich", "date_of_birth": "1987-03-14", "gender": "female",
        "articles": ["342-1"], "institution_short_name": "SIZO-2", "can_write": True, "interests": ["chess", "cats"],
    }  # fmt: skip
    text = json.dumps([entry])
    assert take(text, name="list.json", mapping="politzek").rows_taken == 1
    assert sorted(Claim.objects.filter(field="interest").values_list("value", flat=True)) == ["cats", "chess"]
    assert Claim.objects.get(field="regime").value == "can_write"


def test_whoever_is_out_by_politzeks_list_is_free_on_its_day_and_who_is_imprisoned_is_not_put_into_custody(take):
    take("slug,name,status,can_write", "kl,Кляновіч,out,False", "ko,Коваль,imprisoned,True", mapping="politzek")
    states = Claim.objects.filter(field="state").values_list("subject__person__key", "value")
    assert list(states) == [("kl", "free")]


def test_the_address_of_a_site_is_the_same_with_and_without_the_dot_of_the_root(take):
    take(
        "mention_id,person_key,name_as_written,lang,source_url",
        "m1,kl,Тадора,be,https://sviedka.example./a/1", "m2,kl,Тадора Кляновіч,be,https://sviedka.example/a/2",
        mapping="mentions",
    )  # fmt: skip
    assert list(Source.objects.filter(name="sviedka.example").values_list("url", flat=True)) == [
        "https://sviedka.example"
    ]


def test_mentions_are_statements_of_the_pages_that_they_name(take):
    header = (
        "mention_id,person_key,name_as_written,lang,script,birth_date,article,sentence,facility_or_status,"
        "source_url,report_id"
    )
    first = "m1,kl,Tadora Klanovič,be-latn,Latn,,342 part 1,5 hadoŭ,,https://sviedka.example/1,r1"
    second = "m2,kl,Т. Кляновіч,be,Cyrl,,342,5 гадоў,closed prison,https://chronicle.example/2,r2"
    reading = take(header, first, second, mapping="mentions")
    assert (reading.rows_taken, reading.added) == (2, 1)
    names = dict(Claim.objects.filter(field="name").values_list("value", "source__name"))
    assert names == {"Tadora Klanovič": "sviedka.example", "Т. Кляновіч": "chronicle.example"}
    assert Claim.objects.get(field="note").value == "facility_or_status: closed prison"


def test_reports_give_facts_with_the_words_that_say_them_and_nobody_elses_names(take):
    verdict = {
        "person_key": "kl", "names_as_written": ["Тадору Кляновіч"], "event_type": "verdict", "date": "2024-05-20",
        "place_court_facility": None, "article": "342", "sentence": "5 гадоў", "source_span": "асудзілі на пяць гадоў",
        "span_start": 23,
    }  # fmt: skip
    nobody: dict[str, object] = {
        "person_key": None,
        "names_as_written": [],
        "event_type": "mass_detention",
        "source_span": "x",
    }
    report = {
        "id": "r1", "url": "https://sviedka.example/1", "date": "2024-05-20", "lang": "be",
        "excerpt": "20 мая Тадору Кляновіч асудзілі на пяць гадоў.", "facts": [verdict, nobody],
        "other_people": [{"name": "Судовы Ізыдар", "role": "judge"}],
    }  # fmt: skip
    line = json.dumps(report, ensure_ascii=False)
    reading = take(line, name="reports.jsonl", mapping="reports")
    assert (reading.rows_taken, codes(reading)) == (1, [(2, "note", "names_nobody")])
    claim = Claim.objects.get(field="date", subject__kind="sentence")
    assert claim.passage is not None
    assert (claim.said_on, claim.source.name) == ("2024-05-20", "sviedka.example")
    assert (claim.passage.quote, claim.passage.locator) == ("асудзілі на пяць гадоў", "line 1 $.facts[0] 23-45")
    assert Person.objects.get().names.get().kind == "alias"
    assert not Claim.objects.filter(value__contains="Ізыдар").exists()


def test_prisons_are_known_by_their_codes_and_said_again_without_effect(take):
    header = "facility_id,name_en,name_be,type,city"
    first = take(header, "IK-99,Colony 99,Калонія 99,IK,Polack", mapping="facilities")
    again = take(header, "IK-99,Colony 99,Калонія 99,IK,Polack", mapping="facilities")
    newer = take(header, "IK-99,Colony 99,Калонія 99,IK,Orsha", mapping="facilities")
    assert (first.added, again.unchanged, newer.changed) == (1, 1, 1)
    assert Claim.objects.get(value="Polack").withdrawn_at is not None


def person(number, rest):
    return f"{number},Чалавек {number % 40} Імя{number},active,19{60 + number % 40}-01-02,male,2021,{rest}"


PEOPLE = [person(number, f"342,{number % 9 + 1} years,,") for number in range(1, 90)]
PEOPLE += [person(number, "361-4,,,") for number in range(1, 90, 7)]


@pytest.mark.parametrize("stop_after", [1, 3, 6])
def test_an_import_stopped_between_two_steps_goes_on_to_the_same_book(
    take, tmp_path, circumstances, monkeypatch, stop_after
):
    monkeypatch.setattr(importing, "PEOPLE_A_STEP", 10)
    uninterrupted, source = record_source("Uninterrupted"), record_source("Stopped")
    take(HEADERS, *PEOPLE, source=uninterrupted)
    path = tmp_path / "list.csv"
    reading = begin(path, source=source, mapping=shipped()["viasna"], **circumstances)
    steps = []

    def stop(done, total):
        steps.append(done)
        if len(steps) == stop_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go_on(reading, by=circumstances["by"], progress=stop)
    again = begin(path, source=source, mapping=shipped()["viasna"], **circumstances)
    assert again.pk == reading.pk
    assert 0 < again.next_row < len(PEOPLE)
    done = go_on(again, by=circumstances["by"])
    assert (done.state, done.rows_taken, done.added) == (Import.State.DONE, len(PEOPLE), 89)
    assert digest(source) == digest(uninterrupted)
    assert list(differences()) == []


def test_a_list_going_on_keeps_its_circumstances(take, tmp_path, circumstances):
    take(HEADERS, RYHOR, as_of="2026-08-30")
    reading = Import.objects.get()
    assert reading.as_of == "2026-08-30"
    assert read_mapping(reading.mapping) == shipped()["viasna"]
    assert go_on(reading, by=circumstances["by"]) == reading


def test_the_mapping_of_a_source_is_kept(take, sviedka):
    take(HEADERS, TADORA)
    sviedka.refresh_from_db()
    assert read_mapping(sviedka.mapping) == shipped()["viasna"]


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_a_workbook_comes_in_and_its_formulas_stay_asleep(tmp_path, sviedka, circumstances):
    path = tmp_path / "list.xlsx"
    workbook(
        path,
        [["id", "name", "status", "decision"], [17, "Кляновіч Тадора", "active", '=HYPERLINK("http://example.org")']],
    )
    reading = import_list(path, source=sviedka, mapping=shipped()["viasna"], **circumstances)
    assert reading.rows_taken == 1
    assert not Claim.objects.filter(value__contains="example.org").exists()
    assert Passage.objects.get().locator == "sheet Sheet row 2"


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (64 << 20))


def entities(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aa">]><workbook/>')


BAD = {
    "packed_too_tight": bomb,
    "declares_entities": entities,
    "empty_file": lambda path: path.write_bytes(b""),
    "no_file": lambda path: None,
    "not_a_list": lambda path: path.write_bytes(b"%PDF-1.7 x"),
    "too_many_columns": lambda path: path.write_text(",".join(f"c{number}" for number in range(1000)) + "\n", "utf-8"),
    "missing_columns": lambda path: path.write_text("id,name\n1,Анна\n", "utf-8"),
    "same_heading": lambda path: path.write_text("id,name,status,name\n1,Анна,active,Ганна\n", "utf-8"),
    "open_quotation": lambda path: path.write_text('id,name,status\n1,"Анна,active\n2,Барыс,active\n', "utf-8"),
    "broken_encoding": lambda path: path.write_bytes(
        b"id,name,status\n" + b"1,Anna,active\n" * 30000 + b"2,\xff\xfe,active\n"
    ),
    "no_rows": lambda path: path.write_text("id,name,status\n", "utf-8"),
    "broken_json": lambda path: path.write_text('[{"id": "1", "name": "Анна", "status": "active"}, {"id": ', "utf-8"),
}


@pytest.mark.parametrize("code", BAD)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_nothing_is_half_saved(
    tmp_path, sviedka, circumstances, code
):
    path = tmp_path / "list.csv"
    BAD[code](path)
    with pytest.raises(ListRefused) as caught:
        import_list(path, source=sviedka, mapping=shipped()["viasna"], **circumstances)
    assert caught.value.code == code
    assert len(str(caught.value)) > 20
    assert not Claim.objects.exists()
    assert not Import.objects.filter(state=Import.State.RUNNING).exists()


def test_a_list_refused_on_the_way_says_at_which_row(tmp_path, sviedka, circumstances):
    path = tmp_path / "list.csv"
    BAD["broken_encoding"](path)
    with pytest.raises(ListRefused):
        import_list(path, source=sviedka, mapping=shipped()["viasna"], **circumstances)
    problem = Problem.objects.get()
    assert (problem.code, problem.severity) == ("broken_encoding", "refused")
    assert problem.row > 20000


@pytest.mark.parametrize("name", ["", "спіс" * 60 + ".csv", "../../list.csv", "li\x00st\n.csv"])
def test_an_archived_list_can_be_read_whatever_its_name_was(take, circumstances, name):
    reading = take(HEADERS, TADORA)
    reading.document.file_name = name
    with importing.as_it_came(reading.document) as path:
        assert path.read_text("utf-8").startswith("id,name")


def test_the_day_of_a_list_is_a_day():
    assert day_written("2026-08-30") == "2026-08-30"
    for text in ("2026-08", "soon"):
        with pytest.raises(Unreadable):
            day_written(text)


@pytest.mark.parametrize("kind", ["xlsx", "json", "jsonl", "tsv"])
def test_the_same_list_in_another_kind_of_file_says_the_same(tmp_path, take, circumstances, kind):
    columns, rows = HEADERS.split(","), [line.split(",") for line in (TADORA, RYHOR, PAULINA)]
    take(HEADERS, TADORA, RYHOR, PAULINA, source=record_source("As CSV"))
    path, entries = tmp_path / f"list.{kind}", [dict(zip(columns, row, strict=True)) for row in rows]
    if kind == "xlsx":
        workbook(path, [columns, *rows])
    elif kind == "json":
        path.write_text(json.dumps({"total": 3, "data": entries}), encoding="utf-8")
    elif kind == "jsonl":
        path.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    else:
        path.write_text("\n".join("\t".join(row) for row in [columns, *rows]), encoding="utf-8")
    other = record_source("As another")
    import_list(path, source=other, mapping=shipped()["viasna"], **circumstances)
    assert digest(other) == digest(Source.objects.get(name="As CSV"))


def test_what_changes_about_a_proceeding_is_a_change_of_the_person(take):
    header = "slug,name,case_categories"
    take(header, "kl,Tadora Klanovich,The library case", mapping="politzek")
    newer = take(header, "kl,Tadora Klanovich,The choir case", mapping="politzek")
    assert (newer.changed, SourceChange.objects.get().fields) == (1, ["proceeding.group"])
    assert Claim.objects.get(value="The library case").withdrawn_at is not None
    gone = take(header, "kl,Tadora Klanovich,", mapping="politzek")
    assert (gone.changed, Claim.objects.standing().filter(field="group").count()) == (1, 0)
    assert list(differences()) == []


def test_a_person_of_whom_one_row_of_several_cannot_be_read_keeps_what_stood_in_it(take):
    header = "id,person_id,name,birth_year,case_group,articles"
    first, second = "901,17,Иванова Анна,1987,Дело библиотеки,207.3", "902,17,Иванова Анна,1987,Дело хора,280.3"
    take(header, first, second, mapping="ovdinfo")
    before = Claim.objects.standing().count()
    reading = take(header, first, second.replace("1987", "давно"), mapping="ovdinfo")
    assert (reading.rows_taken, reading.rows_refused) == (1, 1)
    assert Claim.objects.standing().count() == before
