"""What is wrong with an installation, in words."""

from __future__ import annotations

import json

from tests.cli.conftest import whole


def test_a_sound_register_has_nothing_wrong(empty_register):
    done = whole("doctor", "--json", register=empty_register)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {finding["about"]: finding["weight"] for finding in json.loads(done.stdout)}
    assert found["database"] == found["pages"] == found["members"] == found["register"] == "ok"


def test_a_folder_that_is_no_register_is_the_first_thing_said(tmp_path):
    done = whole("doctor", register=tmp_path)
    assert done.returncode == 1
    assert "sprava init" in done.stdout
