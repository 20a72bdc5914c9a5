"""Addresses under /remisser/<consultation>/sammanstallning/: its answers as they are now."""

from django.urls import path

from samsyn.compilations.views.live import closing, files, grouping, reading
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "live"

COMPILATION = "<number:pk>/sammanstallning/"

urlpatterns = [
    path(COMPILATION, reading.matrix, name="matrix"),
    path(f"{COMPILATION}svar/<number:respondent>/<number:position>/", reading.answer, name="answer"),
    path(f"{COMPILATION}instans/<number:respondent>/", reading.respondent, name="respondent"),
    path(f"{COMPILATION}avsnitt/<number:position>/", reading.section, name="section"),
    path(f"{COMPILATION}avsnitt/<number:position>/lika/", grouping.alike, name="alike"),
    path(f"{COMPILATION}lista/", reading.linear, name="linear"),
    path(f"{COMPILATION}gult/", reading.yellow, name="yellow"),
    path(f"{COMPILATION}overblick/", reading.overview, name="overview"),
    path(f"{COMPILATION}lista.csv", files.linear_csv, name="linear_csv"),
    path(f"{COMPILATION}data.json", files.data, name="data"),
    path(f"{COMPILATION}rapport.xlsx", files.xlsx, name="report_xlsx"),
    path(f"{COMPILATION}rapport.docx", files.docx, name="report_docx"),
    path(f"{COMPILATION}rapport/", files.report, name="report"),
    path(f"{COMPILATION}rapport/<number:order>/", files.order, name="order"),
    path(f"{COMPILATION}rapport/<number:order>/fil/", files.order_file, name="order_file"),
    path(f"{COMPILATION}iakttagelser/", closing.findings, name="findings"),
    path(f"{COMPILATION}iakttagelser/<number:finding>/aterta/", closing.withdraw_finding, name="finding_withdraw"),
    path(f"{COMPILATION}en-sida/", closing.brief, name="brief"),
    path(f"{COMPILATION}publicera/", closing.publish, name="publish"),
    path(f"{COMPILATION}forseglingar/", closing.seals, name="seals"),
    path(f"{COMPILATION}forsegla/", closing.seal, name="seal"),
    path(f"{COMPILATION}forseglingar/<number:number>/", closing.verify, name="verify"),
    path(f"{COMPILATION}forseglingar/<number:number>/fil/", closing.seal_file, name="seal_file"),
]
