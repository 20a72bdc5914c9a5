from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "samsyn.outbox"
    label = "outbox"
