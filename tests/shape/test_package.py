"""What is installed is what is here: templates, catalogues, packs and the demo's material travel with the code."""

import subprocess
import sys
import zipfile

from tests.shape.test_tracked_files import TRACKED
from tools.shape import HOUSE


def test_every_file_of_the_source_is_in_the_wheel(tmp_path):
    source = tmp_path / "source"
    for name in [name for name in TRACKED if name.startswith("src/") or "/" not in name]:
        copy = source / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((HOUSE / name).read_bytes())
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir"]
    subprocess.run([sys.executable, *build, str(tmp_path), str(source)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {name.removeprefix("src/") for name in TRACKED if name.startswith("src/sprava/")}
    assert sorted(wanted - packed) == []
