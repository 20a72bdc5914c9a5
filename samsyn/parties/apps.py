from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "samsyn.parties"
    label = "parties"
