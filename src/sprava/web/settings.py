"""Django's settings, all read from the register folder and a few variables.

``SPRAVA_REGISTER``  the folder of the register. Without it: an empty database in memory, for tests and migrations.
``SPRAVA_DATABASE``  ``postgres://…`` when several hosts need one database; else SQLite in the folder.
``SPRAVA_SUPPORT_DATABASE``  the same for what the desk of letters counts; else a second file, or on the PostgreSQL
                     server of the register the database of that name with ``_support`` behind it.
``SPRAVA_HOSTS``     further host names under which the desks are reached, with commas between (an onion address).
``SPRAVA_DEMO``      ``1`` signs a visitor from this machine in: monitor, reviewer and supporter.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.contrib.messages.constants import ERROR, SUCCESS, WARNING

from sprava.packs.ends import expected_end_for
from sprava.web.register_folder import RegisterFolder, beside, postgresql, sqlite

HERE = Path(__file__).resolve().parent

_folder_named = os.environ.get("SPRAVA_REGISTER", "")
REGISTER = RegisterFolder.at(Path(_folder_named)) if _folder_named else None
REGISTER_NAME = REGISTER.name if REGISTER else "Sprava"
REGISTER_FOLDER = REGISTER.path if REGISTER else None
ARCHIVE_FOLDER = REGISTER.archive if REGISTER else None
# Under which address members reach the desks: printed in the squares of a checklist, only if somebody wrote it down.
REGISTER_ADDRESS = str(REGISTER.about.get("address", "")) if REGISTER else ""
JURISDICTION = str(REGISTER.about.get("jurisdiction", "")) if REGISTER else ""
# The arithmetic of terms of that jurisdiction, for the fold of custody: the register itself knows no law.
EXPECTED_END = expected_end_for(JURISDICTION)
DEMO = os.environ.get("SPRAVA_DEMO", "") == "1"

SECRET_KEY = REGISTER.secret_key() if REGISTER else secrets.token_urlsafe(48)
# Errors go to the reader as a page in words and to standard error; never the page with all the local values.
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, os.environ.get("SPRAVA_HOSTS", "").split(","))]

# Signs what the desk of letters keeps; without it that database names nobody.
SUPPORT_KEY = REGISTER.support_key() if REGISTER else secrets.token_urlsafe(48)

_address = os.environ.get("SPRAVA_DATABASE", "")
_support = os.environ.get("SPRAVA_SUPPORT_DATABASE", "")
DATABASES = {"default": postgresql(_address) if _address else REGISTER.sqlite() if REGISTER else sqlite(":memory:")}
# Law 10: in a database of its own, which no query can join to the register's.
if _support:
    DATABASES["support"] = postgresql(_support)
elif _address:
    DATABASES["support"] = beside(DATABASES["default"])
else:
    DATABASES["support"] = REGISTER.support_sqlite() if REGISTER else sqlite(":memory:")
DATABASE_ROUTERS = ["sprava.support.router.OwnDatabase"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_HOUSE = HERE.parent
DESKS = [
    desk
    for desk in ("casework", "intake", "review", "matching", "findings", "support", "publishing")
    if (_HOUSE / desk / "apps.py").is_file()
]
# What intake does with whoever a list has brought; a desk does not know another desk.
AFTER_AN_IMPORT = "sprava.matching.seek.look_through"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "sprava.accounts",
    "sprava.records",
    *(f"sprava.{desk}" for desk in DESKS),
    "sprava.web",
]

MIDDLEWARE = [
    "sprava.web.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sprava.web.middleware.demo_visitor",
    "sprava.web.middleware.session_clock",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "sprava.web.urls"
WSGI_APPLICATION = "sprava.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sprava.web.frame.frame",
            ],
            "builtins": ["sprava.web.templatetags.marks"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = ["sprava.accounts.signin.ByPassphrase"]
LOGIN_URL = "sign-in"
PASSWORD_HASHERS = ["sprava.accounts.hashing.Passphrases"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("be", "Беларуская"), ("ru", "Русский")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [HERE / "locale"]
# Numbers and dates are set by sprava.web.templatetags.marks, which knows thin spaces and genitives.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_NAME = "sprava_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "sprava_form"
# It goes with the browser: who once wrote a letter here is not to be told by a cookie a year later.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "sprava.web.errors.form_out_of_date"
LANGUAGE_COOKIE_NAME = "sprava_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
THEME_COOKIE_NAME = "sprava_theme"

# Messages may name people: they wait in the database with the session, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {SUCCESS: "banner-ok", WARNING: "banner-care", ERROR: "banner-stop"}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# What a member sends goes straight into the private folder of the register, never as a whole into memory.
FILE_UPLOAD_HANDLERS = ["sprava.intake.incoming.IntoIncoming"]
X_FRAME_OPTIONS = "DENY"

# Requests are not logged at all: which record somebody opened, and from where, is nobody's business.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_request": {"()": "sprava.web.logs.WithoutRequest"}},
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_request"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "waitress": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
