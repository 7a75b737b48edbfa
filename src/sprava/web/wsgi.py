"""The desks as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from sprava.accounts import policy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprava.web.settings")

application = get_wsgi_application()
policy.require_everywhere()
