"""Members, teams and compartments as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sprava.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
