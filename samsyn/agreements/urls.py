"""Addresses under /avtal/. Words that stand for pages are refused as names of packages, documents and sections."""

from django.urls import path

from samsyn.agreements.views import reading
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "agreements"

DOCUMENT = "<slug:package>/<slug:document>/"
VERSION = f"{DOCUMENT}version/<number:number>/"

# To read.
READ = [
    path("", reading.packages, name="list"),
    path("<slug:package>/", reading.package, name="package"),
    path("<slug:package>/hela/", reading.whole, name="whole"),
    path(DOCUMENT, reading.document, name="document"),
    path(f"{DOCUMENT}version/", reading.versions, name="versions"),
    path(VERSION, reading.version, name="version"),
    path(f"{VERSION}<slug:section>/", reading.version_section, name="version_section"),
    path(f"{DOCUMENT}<slug:section>/", reading.section, name="section"),
]
# To work on the open version; before the reading addresses, which would take them for names.
WORK: list[object] = []

urlpatterns = [*WORK, *READ]
