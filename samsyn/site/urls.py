"""Root addresses. Paths are Swedish and permanent."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("samsyn.desk.urls")),
    path("konto/", include("samsyn.accounts.urls")),
    path("parter/", include("samsyn.parties.urls")),
    path("avtal/", include("samsyn.agreements.urls")),
    path("sammanstallningar/", include("samsyn.compilations.urls")),
]
