from django.apps import AppConfig


class CompilationsConfig(AppConfig):
    name = "samsyn.compilations"
    label = "compilations"
