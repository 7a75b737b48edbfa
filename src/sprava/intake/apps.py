"""The desk where lists come in, as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "sprava.intake"
    label = "intake"
