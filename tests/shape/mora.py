"""Mora: an invented country of whose law nobody has verified a row. Every text of its pack has "Mora" in it."""

from __future__ import annotations

import re
from pathlib import Path

WORD = "Mora"
ARTICLE = "77-7"
ABOUT = """
id = "mora"
name = { en = "Land" }
main_family = "MC"
time_zone = "UTC"
"""
NOBODY = 'in_force = { from = "unknown" }\nsource = ["none: nobody looked"]\nstanding = "unverified"\n'
FILES = {
    "codes.toml": """
        [[code]]
        id = "MC"
        family = "MC"
        name.en = "Code of Mora"
        marks = ["MC"]
        separator = "-"
        """,
    "articles.toml": """
        [[article]]
        code = "MC"
        number = "77-7"
        title.en = "Gathering in Mora"
        parts = ["1"]
        [[article.penalty]]
        part = "1"
        kind = "imprisonment"
        most = "P6Y"
        printed = "six years in Mora"
        [[article.edition]]
        change.en = "Harsher in Mora"
        """,
    "restraint.toml": """
        [[restraint]]
        id = "CELL"
        name.en = "cell of Mora"
        what.en = "held in Mora"
        counts_as_custody = true
        presumed = true
        words = ["cell"]
        """,
    "institutions.toml": """
        [[institution]]
        id = "TOWER"
        family = "tower"
        name.en = "tower of Mora"
        short = ["TW"]
        words = ["tower"]
        """,
    "sentences.toml": """
        [[regime]]
        id = "strict"
        name.en = "strict in Mora"
        words = ["strict"]
        [[sentence_kind]]
        id = "imprisonment"
        name.en = "imprisonment in Mora"
        in_custody = true
        [[release_mode]]
        id = "served"
        name.en = "served in Mora"
        ends_sentence = true
        """,
    "credit.toml": """
        [[credit]]
        id = "half"
        name.en = "a day and a half in Mora"
        measures = ["CELL"]
        kinds = ["imprisonment"]
        ratio = "3/2"
        [[conversion]]
        id = "milder"
        name.en = "replaced in Mora"
        from_kind = "imprisonment"
        to_kind = "imprisonment"
        ratio = "1"
        [[added_term]]
        id = "again"
        name.en = "more years in Mora"
        article = "77-7"
        what.en = "added in Mora"
        [[practice]]
        id = "appeal"
        name.en = "the way of appeals in Mora"
        least_days = 10
        most_days = 90
        likely_days = 40
        """,
    "places.toml": """
        [[place]]
        id = "town"
        name.en = "Town of Mora"
        words = ["town"]
        region = "town"
        """,
    "courts.toml": """
        [[court_level]]
        id = "high"
        name.en = "high court of Mora"
        words = ["high court"]
        [[court]]
        id = "HIGH"
        level = "high"
        name.en = "High Court of Mora"
        """,
    "bodies.toml": """
        [[body]]
        id = "GUARD"
        name.en = "Guard of Mora"
        kind.en = "police of Mora"
        words = ["guard"]
        """,
    "facilities.toml": """
        [[facility]]
        id = "TW-7"
        type = "TOWER"
        number = 7
        profile.en = "everybody in Mora"
        places = ["town"]
        region = "town"
        lat = 53.9
        lon = 27.5
        precision = "settlement"
        [[facility.names]]
        name.en = "Seventh tower of Mora"
        [[facility.address]]
        text = "10001 Mora, Tower street, 7"
        lang = "mo"
        confirmation = "two_pages"
        """,
    "lists.toml": """
        [[state_list]]
        id = "BLACK"
        name.en = "Black list of Mora"
        keeper = ["GUARD"]
        decided_by.en = "a court of Mora"
        effect.en = "no bank in Mora"
        danger.en = "everybody in Mora"
        """,
    "recognition.toml": """
        [[criterion]]
        id = "held"
        definition = "Guidelines of Mora"
        text.en = "held in Mora"
        [[recogniser]]
        id = "WATCH"
        name.en = "Watch of Mora"
        method.en = "asks in Mora"
        [[status]]
        id = "political_prisoner"
        name.en = "prisoner of Mora"
        """,
    "timeline.toml": """
        [[wave]]
        id = "big"
        name.en = "a wave in Mora"
        drawn = true
        [[event]]
        id = "night"
        day = "2025-06-01"
        name.en = "The night of Mora"
        wave = "big"
        """,
    "counts.toml": """
        [[published_count]]
        day = "2025-06-01"
        count = 3
        what = "held in Mora"
        by = "Paper of Mora"
        measure = "political_prisoners"
        """,
    "post.toml": """
        [[post_rule]]
        id = "letters"
        about = "letters"
        at = ["TOWER"]
        text.en = "one letter a week in Mora"
        danger = true
        [[post_rule]]
        id = "parcels"
        about = "parcels"
        at = ["TOWER"]
        text.en = "parcels of Mora"
        parcels_a_year = 2
        parcel_kg = 5.0
        small_parcels_a_year = 3
        short_visits_a_year = 4
        long_visits_a_year = 1
        [[parcel_item]]
        id = "tea"
        at = ["TOWER"]
        text.en = "tea of Mora"
        allowed = "limited"
        most.en = "a pound of Mora"
        """,
    "letters.toml": """
        [[caution]]
        id = "dragon"
        weight = "stop"
        text.en = "No dragons in Mora"
        stems = ["dragon"]
        [[post_language]]
        id = "mo"
        name.en = "tongue of Mora"
        own_name = "Moran"
        script = "Latn"
        greeting = "Hail!"
        sender = "From"
        addressee = "To"
        where = "Where"
        [[silence]]
        id = "silence"
        name.en = "silence in Mora"
        words = ["no letters please"]
        """,
    "appeals.toml": """
        [[addressee]]
        id = "king"
        name.en = "King of Mora"
        tone.en = "humbly in Mora"
        never.en = "never laugh in Mora"
        """,
    "days.toml": """
        [[solidarity_day]]
        id = "day"
        name.en = "Day of Mora"
        day = "12-01"
        about.en = "bells in Mora"
        """,
}


def write_pack(folder: Path) -> None:
    """The pack as files, every row of it without a page."""
    folder.mkdir()
    (folder / "pack.toml").write_text(ABOUT, "utf-8")
    for name, text in FILES.items():
        rows = re.sub(r"^ +", "", text, flags=re.MULTILINE)
        (folder / name).write_text(re.sub(r"^(\[\[.+\]\]\n)", rf"\1{NOBODY}", rows, flags=re.MULTILINE), "utf-8")
