"""The desk of people, proceedings and places as a Django application."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "sprava.casework"
    label = "casework"
