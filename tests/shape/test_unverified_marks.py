"""Whatever shows a row of a law pack that nobody has verified says so: every page, every file, every command.

The register is of Mora, whose pack has no verified row and says "Mora" in every text. A page that is added has to be
named here, with what it shows.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from lxml import html

from sprava import packs
from sprava.accounts.actions import add_member, default_compartment
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.cli import calendar, count, letters, show, term
from sprava.matching.seek import look_through
from sprava.packs import abroad, labels, pack
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.actions.reports import Proposed, Text, Understood, archive_report, propose
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.models import Claim, Pair, Person, Proceeding, Report, Source
from sprava.support import post
from sprava.support.letters import checklist
from sprava.support.packing import packing_sheet
from sprava.support.pages.parcels import Parcels
from sprava.support.quotas import items_for, quotas, rules_of
from sprava.support.texts import texts, write_text
from sprava.support.whom import lines_of
from tests.shape import mora

REMEMBERED = (
    pack.load, pack.shipped, abroad._marked, abroad._by_mark, labels.is_unverified, labels.title_of_article,
    post._silence_anywhere,
)  # fmt: skip
MARK = re.compile(
    r"\*|not verified|unverified|nobody has (confirmed|verified) this|no page confirms|не праверан|не проверен", re.I
)
SHOWN = re.compile(rf"{mora.WORD}|{mora.ARTICLE}")
ONE = ("li", "tr", "option")  # a line of a list or a table is marked once
BLOCKS = (*ONE, "dd", "p", "pre", "h1", "h2", "h3", "caption", "legend", "summary", "label", "dl", "div", "section")
EVENTS = (
    ("detention", {"date": "2025-01-10", "body": "GUARD"}),
    ("stay", {"facility": "TW-7", "since": "2025-01-10"}),
    ("hearing", {"date": "2025-03-01", "court": "HIGH"}),
    ("sentence", {"date": "2025-03-02", "kind": "imprisonment", "term": "P6Y", "regime": "strict", "court": "HIGH"}),
    ("appeal", {"date": "2025-05-02", "court": "HIGH", "result": "upheld"}),
    ("recognition", {"body": "WATCH", "status": "recognised", "since": "2025-02-10"}),
    ("listing", {"list": "BLACK", "added": "2025-06-10"}),
    ("incident", {"kind": "punishment_cell", "since": "2025-08-01", "facility": "TW-7"}),
    ("contact", {"regime": "can_write", "since": "2025-06-01"}),
)
CHARGE = {"article": f"{mora.ARTICLE} p.1", "date": "2025-02-01"}
SAID = [
    ("stay", {"facility": "TW-7", "since": "2025-01-10"}), ("charge", {"article": CHARGE["article"]}),
    ("sentence", {"court": "HIGH", "kind": "imprisonment"}), ("listing", {"list": "BLACK"}),
]  # fmt: skip
A_LIST = "name;article;prison\r\nVole Bob;77⁷;TW-7\r\n"  # words of the list itself are no words of the pack

SHOWS: dict[str, tuple[str, ...]] = {
    "today": ("/",),
    "people": ("/people", "/people?article=77-7&facility=TW-7&recogniser=WATCH"),
    "person": ("/people/{person}",),
    "new-event": ("/people/{person}/new/stay", "/people/{person}/new/sentence", "/people/{person}/new/listing"),
    "judge-claim": ("/claims/{facility}/judge", "/claims/{court}/judge", "/claims/{article}/judge"),
    "withdraw-claim": ("/claims/{facility}/withdraw",),
    "proceeding": ("/proceedings/{case}",),
    "facilities": ("/facilities",),
    "facility": ("/facilities/TW-7",),
    "law-section": tuple(f"/law/{section}" for section in packs.SECTIONS),
    "law-row": tuple(f"/law/{section}/1" for section in packs.SECTIONS),
    "source": ("/sources/{source}",),
    "findings": tuple(
        f"/findings?unit=persons&on=2026-01-01&by={by}"
        for by in ("facility", "article", "court", "body", "recogniser", "region", "kind")
    ),
    "findings-people": ("/findings/people?unit=persons&on=2026-01-01&facility=TW-7",),
    "chart": (
        "/findings/charts/prisoners",
        *(f"/findings/charts/{name}" for name in ("articles", "places", "sentences")),
    ),
    "chart-file": ("/findings/charts/articles.csv", "/findings/charts/places.csv", "/findings/charts/articles.json"),
    "intake-list": ("/intake/lists/{list}",),
    "pair": ("/matching/pairs/{pair}",),
    "report": ("/review/{report}",),
    "letters": ("/letters", "/letters?show=cannot"),
    "campaigns": ("/letters/campaigns",),
    "campaign-text": ("/letters/campaigns/text/{text}",),
    "parcels-person": ("/letters/parcels/{person}",),
    "write-to": ("/letters/write/{person}",),
    "write": ("/write",),
}
"""Every address that shows a row, by its name, with examples."""

SENT: dict[str, tuple[str, dict[str, object]]] = {
    "calendar": ("/calendar", {"kinds": ["release", "solidarity"], "days": "365", "names": "full"}),
    "write-to": ("/letters/write/{person}", {"text": "A dragon flies.", "language": "mo", "do": "check"}),
    "write": ("/write", {"text": "A dragon flies.", "language": "mo", "do": "check", "facility": "TW-7"}),
}
"""Answers to forms that show rows."""

MAY_SHOW: dict[str, tuple[str, ...]] = {"matching": ("/matching",), "charts": ("/findings/charts",)}
"""What tells most, if that is a row."""

SHOWS_NONE = {
    # Values of claims as codes and numbers; the words of the pack stay out of them. JSON says which are unverified.
    "people-file",  # has a column of its own for them, see below
    "findings-file", "judgements-file", "review-cases", "intake-list-mapping", "import-mapping",
    # What a source says, or what members did.
    "document", "picture", "report-picture", "report-page", "sources", "grade-source", "new-person", "new-picture",
    "findings-changes", "law",
    "intake", "bring-list", "import", "import-rows", "import-rows-file", "import-changes",
    "judged-pairs", "review", "bring-report", "brought-files",
    "parcels", "letters-log", "letters-log-person", "inside", "incident", "poster",
    "help", "help-ask", "help-confirm", "help-reply", "help-sum", "help-decide",
    # What reviewers taught names places only once ten decisions are there: tests/review/pages/test_lessons.py
    "review-lessons",
    # PDF: their plain values are looked at below. What goes to the post carries no mark.
    "letters-packet", "packing", "campaign-text-file",
    # Buttons.
    "choose-look", "import-stop", "import-go-on", "seek-pairs", "judge-pair", "undo-pair", "read-again", "decide",
    "review-read-again", "brought-file-stop", "brought-file-go-on", "confirm-address", "reacted", "move-parcel",
    # Accounts.
    "sign-in", "sign-in-code", "sign-in-enrol", "sign-out", "account", "new-second-factor", "members", "new-member",
    "member", "member-passphrase", "member-left", "teams", "team",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A member with every role, a prisoner, and what stands in addresses."""

    member: Member
    person: int
    numbers: dict[str, object]


@pytest.fixture
def law(monkeypatch, settings, tmp_path) -> Iterator[Path]:
    """The pack of Mora as the only one that is shipped."""
    (tmp_path / "packs").mkdir()
    mora.write_pack(tmp_path / "packs" / "mora")
    monkeypatch.setattr(pack, "SHIPPED", tmp_path / "packs")
    settings.JURISDICTION, settings.REGISTER_FOLDER = "mora", tmp_path
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    for one in REMEMBERED:
        one.cache_clear()
    cache.clear()
    yield tmp_path / "packs" / "mora"
    for one in REMEMBERED:
        one.cache_clear()
    cache.clear()


@pytest.fixture
def scene(db, law) -> Scene:
    boris = add_member("boris", name="Boris", roles=list(Role))
    sources = [record_source(name, grade=Source.Grade.FIRST_HAND) for name in ("Sviedka", "Chronicle")]
    ann, _other = [entered(source, boris) for source in sources]
    told = {"date": "2025-03-02", "kind": "imprisonment", "court": "Low court"}
    record_event(ann, "sentence", told, saying=Saying(sources[1]), by=boris)
    look_through(boris)
    write_text("To the king", "king", "en", "Sire!", today=date.today())  # noqa: DTZ011 the desk asks for the real day
    numbers: dict[str, object] = {
        "person": ann.pk, "case": Proceeding.objects.order_by("pk")[0].pk, "source": sources[0].pk,
        "pair": Pair.objects.order_by("pk")[0].pk, "report": reported(sources[0], boris).pk, "text": texts()[0].token,
        "list": brought(boris),
        **{field: Claim.objects.filter(field=field).order_by("pk")[0].pk for field in ("facility", "court", "article")},
    }  # fmt: skip
    return Scene(boris, ann.pk, numbers)


def entered(source: Source, by: Member):
    where, saying = default_compartment(), Saying(source)
    case = record_thing(
        "proceeding", {"title": "Bridge", "court": "HIGH", "body": "GUARD"}, saying=saying, by=by, compartment=where
    )
    ann = record_person(
        {"name": "Vole Ann", "birth_date": "1990-11-30"}, EVENTS, saying=saying, by=by, compartment=where
    )
    record_event(ann, "charge", CHARGE, saying=saying, by=by, of=case)
    return ann


def reported(source: Source, by: Member) -> Report:
    words = "Vole Ann was held in the tower."
    document = archive_document(io.BytesIO(words.encode()), source=source, about={"media_type": "text/plain"})
    report = archive_report(document, Text(words, "2025-01-11"), by=by, compartment=default_compartment())
    return propose(report, Understood("1", [Proposed("stay", "Vole Ann", None, SAID, 0, 10, "A", "invented")]))


def brought(by: Member) -> str:
    said = {"source": "Sviedka", "grade": "3", "day": "2025-01-11", "extent": "whole", "klass": "0"}
    file = SimpleUploadedFile("list.csv", A_LIST.encode())
    given = {**said, "compartment": str(default_compartment().pk), "file": file}
    answer = desk(by).post("/intake/new", given)
    assert answer.status_code == 302, answer.text
    return str(answer["Location"]).rstrip("/").rpartition("/")[2]


def desk(member: Member) -> Client:
    client = Client(headers={"host": "localhost", "accept-language": "en"})
    client.force_login(member)
    return client


def words_of(answer: Any) -> str:  # what Django's client gives, streamed or not
    content = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(content).decode()


def lines_shown(answer: Any) -> list[str]:
    """What shows a row, with what stands around it: the block of a page, the line of a file, all of a JSON."""
    text, kind = words_of(answer), str(answer.headers["Content-Type"])
    if "html" in kind:
        return blocks_shown(text)
    lines = [text] if "json" in kind else re.split(r"\r?\n(?! )", text)
    return [line for line in lines if SHOWN.search(line)]


def blocks_shown(page: str) -> list[str]:
    found = []
    for text in html.fromstring(page).xpath("//text()[not(ancestor::script or ancestor::style or ancestor::head)]"):
        if SHOWN.search(text):
            at = text.getparent()
            around = [
                *([at.getparent()] if text.is_tail else [at]),
                *(at.getparent() if text.is_tail else at).iterancestors(),
            ]
            line = [one for one in around if one.tag in ONE]
            block = line[0] if line else next(one for one in around if one.tag in BLOCKS)
            found.append(" ".join(block.text_content().split()))
    return found


def test_every_address_says_whether_it_shows_rows_of_a_pack():
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named - {*SHOWS, *SENT, *MAY_SHOW} - SHOWS_NONE == set(), "say here what the new page shows"
    assert ({*SHOWS, *SENT, *MAY_SHOW} | SHOWS_NONE) - named == set(), "no such page any more"
    assert SHOWS_NONE & {*SHOWS, *SENT, *MAY_SHOW} == set()


def test_every_page_marks_the_rows_that_nobody_has_verified(scene):
    client, faults = desk(scene.member), []
    asked: list[tuple[str, dict[str, object] | None]]
    asked = [(path.format(**scene.numbers), None) for paths in SHOWS.values() for path in paths]
    asked += [(path.format(**scene.numbers), given) for path, given in SENT.values()]
    asked += [(path, None) for paths in MAY_SHOW.values() for path in paths]
    for path, given in asked:
        answer = client.get(path) if given is None else client.post(path, given)
        assert answer.status_code == 200, (path, words_of(answer)[-3000:])
        shown = lines_shown(answer)
        if not shown and path not in sum(MAY_SHOW.values(), ()):
            faults.append(f"{path}: shows no row any more")
        faults += [f"{path}: {line[:200]}" for line in shown if not MARK.search(line)]
    assert not faults, "\n".join(faults)


def test_the_file_of_people_names_what_nobody_has_verified_in_a_column_of_its_own(scene):
    for line in csv.DictReader(words_of(desk(scene.member).get("/people.csv")).removeprefix("\ufeff").splitlines()):
        assert line["unverified"].split("; ") == [line["facility"], line["articles"], line["recognised_by"]]


def test_pages_that_show_no_row_show_none(scene):
    client = desk(scene.member)
    for path in ("/sources", "/law", "/review", "/letters/parcels", "/letters/log", "/letters/inside", "/intake"):
        answer = client.get(path)
        assert (path, answer.status_code, lines_shown(answer)) == (path, 200, [])


def test_what_is_printed_for_our_own_hands_is_marked(scene):
    day = date.today()  # noqa: DTZ011 see above
    (line,) = lines_of([Person.objects.get(pk=scene.person)], day, scene.member)
    rules = rules_of("TW-7", "strict", day)
    about = Parcels(line, "", [], [], quotas(rules, []), items_for("TW-7", "strict", day, "en"))
    sheet = asdict(packing_sheet(line, about.quotas, about.items, "en"))
    for words in (*asdict(checklist([line], day))["rules"], *asdict(checklist([line], day))["people"]):
        assert MARK.search(json.dumps(words)), words
    for words in (*sheet["limits"], *(json.dumps(item) for item in sheet["items"])):
        assert not SHOWN.search(words) or MARK.search(words), words
    assert any("nobody has confirmed" in limit for limit in sheet["limits"]), "quotas of unverified rules"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (show.command, ("{person}",)),
        (count.command, ("--on", "2026-01-01", "--by", "facility")),
        (count.command, ("--on", "2026-01-01", "--by", "article")),
        (letters.command, ("today",)),
        (calendar.command, ("--for", "releases,solidarity", "--days", "365", "--names", "full")),
    ],
)
def test_every_command_marks_the_rows_that_nobody_has_verified(scene, command, words):
    done = CliRunner().invoke(command, [word.format(**scene.numbers) for word in words])
    assert done.exit_code == 0, done.output
    if done.stdout.startswith("BEGIN:VCALENDAR"):
        unfolded = re.sub(r"\r?\n ", "", done.stdout).splitlines()
        shown = [line for line in unfolded if SHOWN.search(line)]
        assert shown
        assert [line for line in shown if not MARK.search(line)] == []
    else:
        assert '"unverified"' in done.stdout or '"address_unverified": true' in done.stdout


def test_a_reckoning_marks_the_rows_that_nobody_has_verified(law, tmp_path):
    case = {
        "held": [{"since": "2025-01-10", "measure": "CELL"}],
        "sentence": {"date": "2025-03-02", "kind": "imprisonment", "term": "P6Y", "regime": "strict"},
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    done = CliRunner().invoke(term.command, [str(file), "--pack", "mora"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    for lines in (*said["steps"].values(), *said["doubts"].values()):
        shown = [line for line in lines if SHOWN.search(line)]
        assert [line for line in shown if not MARK.search(line)] == []
    assert any(SHOWN.search(line) for line in said["steps"]["en"])
