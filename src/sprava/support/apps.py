"""The desk of letters as a Django application. It has no tables: what is written here is kept nowhere."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "sprava.support"
    label = "support"
