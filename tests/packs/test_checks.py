"""What `sprava pack check` looks at."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava import packs
from sprava.packs import SECTIONS, Pack
from sprava.packs.checks import REFERENCES, Check
from sprava.packs.lines import lines_of

FIRST = """id = "nowhere"
name = { en = "Nowhere" }
main_family = "CC"
time_zone = "UTC"
"""
SOURCED = 'in_force = { from = "2020" }\nsource = ["https://example.org/law"]\nstanding = "reported"\n'

RESTRAINT = '[[restraint]]\nid = "X"\nname.en = "x"\nwhat.en = "x"\ncounts_as_custody = true\n'


def pack_of(folder: Path, **files: str) -> Pack:
    """A pack of invented rows; every row gets its source and dates of force unless it says otherwise."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(FIRST, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text.replace("SOURCED\n", SOURCED), "utf-8")
    packs.load.cache_clear()
    return packs.load(str(folder))


@pytest.mark.parametrize("name", packs.shipped())
def test_the_shipped_packs_hold_together(name):
    assert Check(packs.load(name)).problems == ()


def test_every_section_of_belarus_is_filled():
    assert [section for section, rows in Check(packs.load("belarus")).counted.items() if not rows] == []


def test_what_nobody_verified_is_listed_with_its_reason():
    unverified = Check(packs.load("belarus")).unverified
    assert any(row.where.file == "belarus/credit.toml" and "remand-strict" in row.where.row for row in unverified)
    assert all(row.why for row in unverified)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            RESTRAINT + 'in_force = { from = "2020" }\nstanding = "reported"\n',
            r'nowhere/restraint.toml, line 1: restraint 1 "X": source: a row needs a source',
        ),
        (
            RESTRAINT + 'source = ["https://example.org"]\nstanding = "reported"\n',
            r'restraint 1 "X": in_force: a row needs its dates of force',
        ),
        (
            RESTRAINT + 'in_force = { from = "2020" }\nsource = ["none: hearsay"]\nstanding = "reported"\n',
            r'source: a row without a page must have standing = "unverified"',
        ),
        (
            '[[restraint]]\nid = "X"\nname.en = "x"\nwhat.en = "x"\ncounts_as_custody = "yes"\nSOURCED\n',
            r"counts_as_custody: 'yes' is neither true nor false",
        ),
        (
            RESTRAINT + 'colour = "red"\nSOURCED\n',
            r"colour: no such field",
        ),
        (
            RESTRAINT + 'longest = "15 days"\nSOURCED\n',
            r"longest: '15 days' is not a term",
        ),
        (
            RESTRAINT
            + 'in_force = { from = "2021", to = "2020" }\nsource = ["https://example.org"]\nstanding = "reported"\n',
            r"in_force: ends \(2020\) before it begins \(2021\)",
        ),
        (
            RESTRAINT + 'in_force = { from = "0000-13" }\nsource = ["https://example.org"]\nstanding = "reported"\n',
            r"in_force: '0000-13' is not a date",
        ),
        ("[[restraint]\n", r"nowhere/restraint.toml: is not TOML"),
    ],
)
def test_a_row_that_is_not_as_it_must_be_is_named_with_file_row_and_field(tmp_path, row, message):
    pack = pack_of(tmp_path / "nowhere", restraint=row)
    with pytest.raises(packs.PackRefused, match=message):
        pack.rows_of("restraint")
    (problem,) = Check(pack).problems
    assert "nowhere/restraint.toml" in problem


def test_an_id_is_given_once(tmp_path):
    row = '[[wave]]\nid = "W"\nname.en = "w"\nSOURCED\n'
    with pytest.raises(packs.PackRefused, match=r'timeline.toml, line 7: wave 2 "W": id: is that of wave 1 too'):
        pack_of(tmp_path / "nowhere", timeline=row + row).rows_of("wave")


FACILITY = '[[facility]]\nid = "{id}"\ntype = "SIZO"\nmoved_to = "{to}"\nSOURCED\n'


def test_a_circle_of_moves_is_refused(tmp_path):
    moves = "".join(FACILITY.format(id=one, to=other) for one, other in (("A", "B"), ("B", "C"), ("C", "A")))
    pack = pack_of(tmp_path / "nowhere", facilities=moves)
    with pytest.raises(packs.PackRefused, match=r"moved_to: goes in a circle: A → B → C → A"):
        _ = pack.facilities
    assert any("circle" in problem for problem in Check(pack).problems)


def test_an_authority_is_not_its_own_superior(tmp_path):
    row = '[[body]]\nid = "{id}"\nparent = "{to}"\nname.en = "x"\nkind.en = "x"\nSOURCED\n'
    pack = pack_of(tmp_path / "nowhere", bodies=row.format(id="A", to="B") + row.format(id="B", to="A"))
    with pytest.raises(packs.PackRefused, match="parent: goes in a circle"):
        _ = pack.bodies


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"facilities": FACILITY.format(id="A", to="")},
            "facilities.toml, line 1: facility 1 \"A\": type: 'SIZO' is no institution",
        ),
        ({"facilities": FACILITY.format(id="A", to="B")}, "moved_to: 'B' is no facility"),
        ({"facilities": FACILITY.format(id="A", to="")}, "names: a facility needs at least one name"),
        ({"timeline": '[[event]]\nid = "E"\nday = "2020"\nname.en = "e"\nwave = "none"\nSOURCED\n'}, "is no wave"),
        (
            {
                "credit": '[[credit]]\nid = "C"\nname.en = "c"\nmeasures = ["SIZO"]\nkinds = ["x"]\nratio = "1"\n'
                'low = "2"\nSOURCED\n'
            },
            "does not lie between low 2 and high 1",
        ),
        (
            {
                "credit": '[[credit]]\nid = "C"\nname.en = "c"\nmeasures = []\nkinds = []\nratio = "1"\n'
                'retroactive = "perhaps"\nSOURCED\n'
            },
            "retroactive: 'perhaps' is none of yes, no, unknown",
        ),
        (
            {
                "credit": '[[practice]]\nid = "luck"\nname.en = "x"\nleast_days = 3\n'
                "most_days = 2\nlikely_days = 1\nSOURCED\n"
            },
            "likely_days: does not lie between",
        ),
        (
            {"articles": '[[article]]\ncode = "CC"\nnumber = "1"\ntitle.en = "x"\nsuccessor = "9"\nSOURCED\n'},
            "successor: '9' is no article",
        ),
        (
            {
                "articles": '[[article]]\ncode = "CC"\nnumber = "1"\ntitle.en = "x"\nparts = ["1"]\nSOURCED\n'
                '[[article.penalty]]\npart = "7"\nkind = "fine"\nleast = "P5Y"\nmost = "P2Y"\nSOURCED\n'
            },
            'articles.toml, line 9: article 1 "CC 1", penalty 1 "7 fine": part: \'7\' is none of the article: 1.',
        ),
    ],
)
def test_what_one_row_says_of_another_is_looked_at(tmp_path, files, message):
    problems = Check(pack_of(tmp_path / "nowhere", **files)).problems
    assert any(message in problem for problem in problems), problems


def test_a_copy_of_a_pack_in_a_folder_of_ones_own_is_the_same_pack(tmp_path):
    shutil.copytree(Path(packs.load("russia").folder), tmp_path / "mine")
    copied = packs.load(str(tmp_path / "mine"))
    assert all(copied.rows_of(section) == packs.load("russia").rows_of(section) for section in SECTIONS)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('[[caution]]\nid = "A"\nweight = "stop"\ntext.en = "a"\nSOURCED\n', "stems: a caution needs words"),
        ('[[caution]]\nid = "A"\nweight = "stop"\npattern = "("\ntext.en = "a"\nSOURCED\n', "pattern: is no regular"),
        ('[[caution]]\nid = "A"\nweight = "stop"\npattern = "a*"\ntext.en = "a"\nSOURCED\n', "finds nothing at all"),
        ('[[caution]]\nid = "A"\nweight = "no"\nstems = ["a"]\ntext.en = "a"\nSOURCED\n', "'no' is none of stop, mind"),
        ('[[silence]]\nid = "lt"\nname.en = "a"\nwords = ["ne"]\nSOURCED\n', "words: must be words to look for"),
        (
            '[[post_language]]\nid = "lt"\nname.en = "Lithuanian"\nown_name = "Lietuvių"\nscript = "Latn"\n'
            'born = "g."\nsender = "Nuo"\naddressee = "Kam"\nwhere = "Kur"\nSOURCED\n',
            "born: has no {year}",
        ),
    ],
)
def test_what_a_letter_is_read_by_is_looked_at(tmp_path, row, message):
    (problem,) = Check(pack_of(tmp_path / "nowhere", letters=row)).problems
    assert message in problem


RUBBISH = {"rubbish": 1}  # no field of any row is read from such a table


def places(tables: dict[str, Any], file: str) -> list[tuple[str, int, str, int, dict[str, Any]]]:
    """Every row of a file and every row that stands in one: section, number, part, number in it, table."""
    found = []
    for section, listed in tables.items():
        for number, table in enumerate(listed, 1):
            found.append((section, number, "", 0, table))
            for part, value in table.items():
                if isinstance(value, list) and value and isinstance(value[0], dict):
                    found += [(section, number, part, inner, one) for inner, one in enumerate(value, 1)]
    assert all(section in SECTIONS for section, *_ in found), file
    return found


@given(data=st.data())
def test_whatever_field_of_whatever_row_is_spoilt_the_message_names_that_row_and_that_field(data):
    belarus = packs.load("belarus")
    file = data.draw(st.sampled_from(sorted({file for file, _kind in SECTIONS.values()})))
    text = (belarus.folder / file).read_text("utf-8")
    tables = tomllib.loads(text)
    section, number, part, inner, table = data.draw(st.sampled_from(places(tables, file)))
    field = data.draw(st.sampled_from(sorted(table)))
    table[field] = RUBBISH
    spoilt = Pack(belarus.folder, "belarus", belarus.name, "CC", "Europe/Minsk")
    spoilt._files[file] = tables, lines_of(text)
    with pytest.raises(packs.PackRefused) as refused:
        spoilt.rows_of(section)
    problem = str(refused.value)
    line = re.search(r", line (\d+): ", problem)
    assert line, problem
    header = text.splitlines()[int(line[1]) - 1]
    assert problem.startswith(f"belarus/{file}, line ")
    assert header == (f"[[{section}.{part}]]" if part else f"[[{section}]]")
    named = f"{section} {number}" + (rf"( \"[^:]+\")?, {part} {inner}" if part else "")
    assert re.search(rf"line \d+: {named}( \".+\")?: {field}: ", problem), problem
    assert problem.endswith("."), "says what to do"


@settings(max_examples=25)  # each reads the whole pack
@given(data=st.data())
def test_a_word_that_names_no_row_of_the_pack_is_reported_with_its_row(data):
    belarus = packs.load("belarus")
    (section, field), _targets = data.draw(st.sampled_from(sorted(REFERENCES.items())))
    file, _kind = SECTIONS[section]
    text = (belarus.folder / file).read_text("utf-8")
    tables = tomllib.loads(text)
    number, table = data.draw(st.sampled_from([(n, t) for n, t in enumerate(tables[section], 1) if t.get(field)]))
    table[field] = ["nothing of that name"] if isinstance(table[field], list) else "nothing of that name"
    spoilt = Pack(belarus.folder, "belarus", belarus.name, "CC", "Europe/Minsk")
    spoilt._files[file] = tables, lines_of(text)
    problems = [one for one in Check(spoilt).problems if "nothing of that name" in one]
    assert any(re.search(rf"{file}, line \d+: {section} {number} .*: {field}: 'nothing of that name' is no ", one)
               for one in problems), problems  # fmt: skip


@pytest.mark.parametrize("source", ["ru012", "a report", "item 7"])
def test_a_source_that_names_no_page_is_refused(tmp_path, source):
    row = f'[[wave]]\nid = "W"\nname.en = "w"\nin_force = {{ from = "2020" }}\nsource = ["{source}"]\n'
    with pytest.raises(packs.RowNotSourced, match=r"names no page\. Give its address"):
        pack_of(tmp_path / "nowhere", timeline=row + 'standing = "reported"\n').rows_of("wave")
