"""A person and a figure on a day, as known on a day; and in words why the two looks differ."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SPRAVA, served

NAME = "Горинов"
A_MONTH = "-30 days"


def day(before: int) -> str:
    return (datetime.now(UTC) - timedelta(days=before)).date().isoformat()


@pytest.fixture(scope="module")
def desks(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo as if everything in it had been recorded a month ago, so that today something can be learnt."""
    copy = tmp_path_factory.mktemp("aged") / "demo"
    shutil.copytree(demo_folder, copy)
    with closing(sqlite3.connect(copy / "register.sqlite3")) as database, database:
        for table, column in (("claim", "recorded_at"), ("judgement", "judged_at")):
            database.execute(
                f"UPDATE records_{table} SET {column} = strftime('%Y-%m-%d %H:%M:%f', {column}, ?)", [A_MONTH]
            )
    rebuilt = subprocess.run([SPRAVA, "rebuild", "--register", str(copy)], capture_output=True, text=True, check=False)
    assert rebuilt.returncode == 0, rebuilt.stderr
    with served(copy, SPRAVA_DEMO="1") as address:
        yield address


def page_of_the_prisoner(page: Page) -> None:
    page.fill("#find", NAME)
    page.press("#find", "Enter")
    page.get_by_role("row", name=NAME).get_by_role("link").first.click()


def look_at(page: Page, *, on: str, known_at: str) -> None:
    """The one control of both times."""
    page.fill("#on", on)
    page.fill("#known_at", known_at)
    page.press("#known_at", "Enter")


def test_what_is_learnt_today_changes_a_person_and_a_figure_and_is_explained(look):
    page = look(javascript=False).visit("/")
    page_of_the_prisoner(page)
    person, state = page.url, page.locator("main .st").first
    page.goto(f"{person}/new/release")
    page.fill("[name=date]", day(5))
    page.select_option("[name=mode]", "exchange")
    page.fill("[name=source]", "Polack. Chronicle")
    page.select_option("[name=grade]", "3")
    page.locator("main form .btn").first.click()
    expect(page.locator("h1")).to_contain_text(NAME)
    expect(state).to_have_text("Not in custody")

    # The person, on the day before the release and today, as known yesterday and now.
    for on, known_at, said in (
        (day(0), day(1), "In custody"),
        (day(6), day(0), "In custody"),
        (day(0), day(0), "Not in custody"),
    ):
        look_at(page, on=on, known_at=known_at)
        expect(state).to_contain_text(said)
    look_at(page, on=day(0), known_at=day(1))
    expect(page.locator(".times.is-past")).to_contain_text("As known at:")
    expect(page.get_by_role("link", name="Back to today, as known now")).to_be_visible()

    # The figure, and why it differs.
    figures = []
    for known_at in (day(1), ""):
        page.goto(person.split("/people/")[0] + f"/people?state=possible&on={day(0)}&known_at={known_at}")
        figures.append(int(page.locator(".chips b").inner_text().split()[0]))
    assert figures[0] - figures[1] == 1
    page.goto(person.split("/people/")[0] + "/findings/changes")
    page.fill("#from_on", day(0))
    page.fill("#from_known_at", day(1))
    page.fill("#on", day(0))
    page.fill("#known_at", "")
    page.get_by_role("button", name="Compare").click()
    reason = page.locator("section", has_text="The register was corrected: they were not inside")
    expect(reason).to_contain_text(NAME)
    expect(page.locator("table")).to_contain_text("− 1")


def test_the_figure_of_a_past_day_takes_both_times_from_one_control(look):
    page = look().visit("/findings")
    look_at(page, on="2024-06-01", known_at=day(1))
    assert "on=2024-06-01" in page.url
    assert f"known_at={day(1)}" in page.url
    page.goto(
        page.url.split("/findings")[0] + f"/findings/changes?on={day(0)}&from_on={day(0)}&from_known_at={day(40)}"
    )
    learnt = page.locator("section", has_text="The register learnt of them only later")
    expect(learnt).to_contain_text("Пономаренко")
