"""The frame of every page as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sprava.web"
    label = "web"
