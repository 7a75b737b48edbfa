"""``python -m sprava`` is the command ``sprava``."""

from sprava.cli import main

main()
