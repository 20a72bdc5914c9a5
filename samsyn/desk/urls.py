"""Addresses of the desk and the public front."""

from django.urls import path

from samsyn.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("mitt-arbete/", views.desk, name="desk"),
]
