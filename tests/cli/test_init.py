"""A new register."""

from __future__ import annotations

import json

from tests.cli.conftest import whole


def test_a_register_is_made_in_an_empty_folder_and_in_no_other(tmp_path, empty_register):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    for folder, words in ((tmp_path, "not empty"), (empty_register, "register already")):
        refused = whole("init", str(folder))
        assert refused.returncode == 1
        assert words in refused.stderr
        assert "nothing was changed" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_bringing_a_register_up_to_date_twice_changes_nothing(empty_register):
    for _ in range(2):
        done = whole("init", str(empty_register), "--upgrade")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["upgraded"] is True
    assert whole("rebuild", "--check", register=empty_register).stdout.strip() == "equal"
