"""Addresses under /avtal/."""

from django.urls import path

from samsyn.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.packages, name="list"),
    path("<slug:package>/", views.package, name="package"),
    path("<slug:package>/<slug:document>/", views.document, name="document"),
    path("<slug:package>/<slug:document>/<slug:section>/", views.section, name="section"),
]
