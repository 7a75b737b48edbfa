"""The desk where records are matched, as a Django application."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "sprava.matching"
    label = "matching"
