"""The desk where texts are read, as a Django application."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "sprava.review"
    label = "review"
