"""What Django can say of itself: no migration is missing, nothing is set in a way that is unsafe to serve.

``python -m tools.django_checks``. The deploy check runs without a register folder, on the settings as they are shipped.
"""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

ANSWERED = [
    # Our own middleware sets these headers, and stricter ones: sprava.web.middleware.security_headers.
    "security.W001",
    "security.W002",
    # TLS. The desks listen on loopback or behind an onion address, which brings its own encryption and has no
    # certificate: cookies for https only, or a redirect there, would make them unreachable.
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
]


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sprava.web.settings"
    django.setup()
    settings.SILENCED_SYSTEM_CHECKS = [*settings.SILENCED_SYSTEM_CHECKS, *ANSWERED]
    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=1)
        call_command("check", "--deploy", "--fail-level", "WARNING")
    except SystemCheckError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
