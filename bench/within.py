"""One task inside one register, in a process of its own: ``python -m bench.within bench.filling '{"people": 1000}'``.

Django reads its settings once, so each register that is measured gets a process; what it found comes back as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sprava.cli.opening import open_register


def run_within(environment: Mapping[str, str], module: str, **asked: object) -> Any:  # noqa: ANN401 JSON
    """What ``measure(**asked)`` of ``module`` answers when the register of ``environment`` is open."""
    command = [sys.executable, "-m", "bench.within", module, json.dumps(asked)]
    done = subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    """Run the task that the command line names."""
    open_register()
    answer = import_module(sys.argv[1]).measure(**json.loads(sys.argv[2]))
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
