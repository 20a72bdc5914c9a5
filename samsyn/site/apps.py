from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "samsyn.site"
    label = "site"
