"""Addresses under /sammanstallningar/."""

from django.urls import path

from samsyn.compilations.views import changing, reading, reports, uploads
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "compilations"

urlpatterns = [
    path("", reading.compilations, name="list"),
    path("ny/", uploads.upload, name="upload"),
    path("uppladdningar/<number:pk>/", uploads.understood, name="understood"),
    path("uppladdningar/<number:pk>/lage/", uploads.progress, name="progress"),
    path("uppladdningar/<number:pk>/namn/", uploads.names, name="names"),
    path("uppladdningar/<number:pk>/lagg-upp/", uploads.keep, name="keep"),
    path("uppladdningar/<number:pk>/slang/", uploads.discard, name="discard"),
    path("<number:pk>/", reading.matrix, name="matrix"),
    path("<number:pk>/svar/<number:row>/<number:position>/", reading.answer, name="answer"),
    path("<number:pk>/rad/<number:row>/", reading.row, name="row"),
    path("<number:pk>/rad/<number:row>/namn/", changing.correct, name="correct"),
    path("<number:pk>/avsnitt/<number:position>/", reading.section, name="section"),
    path("<number:pk>/lista/", reading.linear, name="linear"),
    path("<number:pk>/lista.csv", reading.linear_csv, name="linear_csv"),
    path("<number:pk>/data.json", reading.data, name="data"),
    path("<number:pk>/rapport.xlsx", reports.xlsx, name="report_xlsx"),
    path("<number:pk>/rapport.docx", reports.docx, name="report_docx"),
    path("<number:pk>/problem/", reading.problems, name="problems"),
    path("<number:pk>/om/", reading.about, name="about"),
    path("<number:pk>/visa-for-fler/", changing.widen, name="widen"),
    path("<number:pk>/aterkalla/", changing.withdraw, name="withdraw"),
]
