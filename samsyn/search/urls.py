"""The address of the search: /sok/."""

from django.urls import path

from samsyn.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
