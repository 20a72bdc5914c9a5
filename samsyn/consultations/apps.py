from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "samsyn.consultations"
    label = "consultations"
