"""The page of commands is what the commands print."""

import subprocess
import sys

from tools.shape import HOUSE


def test_the_page_of_commands_is_fresh():
    check = [sys.executable, "-m", "cogapp", "--check", "-I", ".", "docs/commands.md"]
    done = subprocess.run(check, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: make write-docs\n{done.stdout}{done.stderr[-1500:]}"
