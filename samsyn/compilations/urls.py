"""Addresses under /sammanstallningar/."""

from django.urls import path

from samsyn.compilations import views
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "compilations"

urlpatterns = [
    path("", views.compilations, name="list"),
    path("<number:pk>/", views.matrix, name="matrix"),
    path("<number:pk>/svar/<number:row>/<number:position>/", views.answer, name="answer"),
    path("<number:pk>/rad/<number:row>/", views.row, name="row"),
    path("<number:pk>/avsnitt/<number:position>/", views.section, name="section"),
    path("<number:pk>/lista/", views.linear, name="linear"),
    path("<number:pk>/lista.csv", views.linear_csv, name="linear_csv"),
    path("<number:pk>/data.json", views.data, name="data"),
    path("<number:pk>/problem/", views.problems, name="problems"),
    path("<number:pk>/om/", views.about, name="about"),
    path("<number:pk>/visa-for-fler/", views.widen, name="widen"),
    path("<number:pk>/aterkalla/", views.withdraw, name="withdraw"),
]
