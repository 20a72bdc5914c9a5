from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "samsyn.responses"
    label = "responses"
