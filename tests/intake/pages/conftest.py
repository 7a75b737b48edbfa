"""Every page is tried on a register folder of its own, and imports run where they are begun."""

import pytest


@pytest.fixture(autouse=True)
def _a_register_to_work_in(register_folder, at_once) -> None:
    pass
