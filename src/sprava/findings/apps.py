"""The desk of figures as a Django application."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "sprava.findings"
    label = "findings"
