"""The PostgreSQL server of the tests."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tools import postgres


@pytest.fixture
def server():
    try:
        postgres.programs()
    except postgres.NoServer as problem:
        pytest.skip(str(problem))


@pytest.mark.usefixtures("server")
def test_the_server_lives_as_long_as_its_command_and_knows_small_letters_of_every_script():
    with postgres.throwaway_server() as address:
        folder = Path(parse_qs(urlsplit(address).query)["host"][0])
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT lower('ЦІХАНОЎСКАЯ')").fetchone() == ("ціханоўская",)
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert not folder.exists()


def test_a_machine_without_postgresql_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("pathlib.Path.glob", lambda *_: iter(()))
    with pytest.raises(postgres.NoServer, match="sudo apt install postgresql"):
        postgres.programs()
