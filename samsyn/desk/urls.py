"""Addresses of the desk, the public front, help, and the pages that the law requires."""

from django.urls import path

from samsyn.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("mitt-arbete/", views.desk, name="desk"),
    path("hjalp/", views.help_page, name="help"),
    path("personuppgifter/", views.privacy, name="privacy"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("tillganglighet/synpunkt/", views.feedback, name="feedback"),
    path("tillganglighet/synpunkt/tack/", views.feedback_thanks, name="feedback_thanks"),
    path("forvaltning/", views.operation, name="operation"),
    path("forvaltning/synpunkter/", views.feedback_list, name="feedback_list"),
    path("forvaltning/synpunkter/<int:pk>/besvarad/", views.feedback_answered, name="feedback_answered"),
]
