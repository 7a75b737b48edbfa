"""The desk of letters as a Django application. What it counts lies in a database of its own."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "sprava.support"
    label = "support"
