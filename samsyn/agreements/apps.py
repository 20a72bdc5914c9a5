from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samsyn.agreements"
    label = "agreements"
