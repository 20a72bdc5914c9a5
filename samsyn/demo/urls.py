"""Addresses of the demo; mounted in demo mode only."""

from django.urls import path

from samsyn.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("som/<slug:slug>/", views.step_into, name="step_into"),
    path("post/", views.letters, name="letters"),
    path("post/<int:pk>/", views.letter, name="letter"),
]
