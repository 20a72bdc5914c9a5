"""Root addresses. Paths are Swedish and permanent."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from samsyn.site import health

urlpatterns = [
    path("halsa/lever", health.alive, name="health_alive"),
    path("halsa/redo", health.ready, name="health_ready"),
    path("", include("samsyn.desk.urls")),
    path("konto/", include("samsyn.accounts.urls")),
    path("sprak/", set_language, name="set_language"),
    path("sok/", include("samsyn.search.urls")),
    path("komponenter/", include("samsyn.ui.urls")),
    path("", include("samsyn.parties.urls")),
    path("avtal/", include("samsyn.agreements.urls")),
    path("remisser/", include("samsyn.responses.urls")),
    path("remisser/", include("samsyn.consultations.urls")),
    path("sammanstallningar/", include("samsyn.compilations.urls")),
    path("remisser/", include("samsyn.compilations.urls.live")),
]

# The demo's doors are not there outside the demo; its views ask the database as well.
if settings.DEMO:
    urlpatterns.append(path("demo/", include("samsyn.demo.urls")))

handler400 = "samsyn.site.views.unreadable"
handler403 = "samsyn.site.views.not_allowed"
handler404 = "samsyn.site.views.not_found"
handler500 = "samsyn.site.views.broken"
