"""The gallery's address."""

from django.urls import path

from samsyn.ui import views

app_name = "ui"
urlpatterns = [path("", views.gallery, name="gallery")]
