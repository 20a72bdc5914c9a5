"""Addresses of the parties (/parter/) and of the bodies (/organ/). Fixed words stand before codes."""

from __future__ import annotations

from django.urls import path

from samsyn.parties.views import bodies, lists, organisations, seats

app_name = "parties"

ASSOCIATION, CARE_AREA = {"kind": "association"}, {"kind": "care_area"}

urlpatterns = [
    path("parter/", lists.party_list, name="list"),
    path("parter/lista.csv", lists.party_file, name="list_csv"),
    path("parter/organisationer/", lists.others, name="organisations"),
    path("parter/kommunalforbund/", lists.groupings, ASSOCIATION, name="associations"),
    path("parter/kommunalforbund/<slug:slug>/", lists.grouping, ASSOCIATION, name="association"),
    path(
        "parter/kommunalforbund/<slug:slug>/historik/",
        lists.grouping_history,
        ASSOCIATION,
        name="association_history",
    ),
    path("parter/vardsamverkan/", lists.groupings, CARE_AREA, name="care_areas"),
    path("parter/vardsamverkan/<slug:slug>/", lists.grouping, CARE_AREA, name="care_area"),
    path("parter/vardsamverkan/<slug:slug>/historik/", lists.grouping_history, CARE_AREA, name="care_area_history"),
    path("parter/sidor/<slug:slug>/", lists.side, name="side"),
    path("parter/sidor/<slug:slug>/sekreterare/", seats.secretary_appoint, name="secretary_appoint"),
    path("parter/sidor/<slug:slug>/ny-organisation/", organisations.organisation_add, name="organisation_add"),
    path("parter/sidor/<slug:slug>/nytt-organ/", bodies.body_add, name="body_add"),
    path("parter/platser/<int:pk>/avsluta/", seats.seat_end, name="seat_end"),
    path("parter/platser/<int:pk>/lamna-over/", seats.seat_hand_over, name="seat_hand_over"),
    path("parter/<slug:code>/", lists.organisation, name="organisation"),
    path("parter/<slug:code>/historik/", lists.organisation_history, name="organisation_history"),
    path("parter/<slug:code>/andra/", organisations.organisation_change, name="organisation_change"),
    path("parter/<slug:code>/ta-ur-bruk/", organisations.organisation_withdraw, name="organisation_withdraw"),
    path("parter/<slug:code>/platser/ny/", seats.organisation_seat_give, name="organisation_seat_give"),
    path(
        "parter/<slug:code>/kommunalforbund/",
        organisations.membership_change,
        ASSOCIATION,
        name="association_change",
    ),
    path("parter/<slug:code>/vardsamverkan/", organisations.membership_change, CARE_AREA, name="care_area_change"),
    path(
        "parter/<slug:code>/kommunalforbund/bekrafta/",
        organisations.membership_confirm,
        ASSOCIATION,
        name="association_confirm",
    ),
    path(
        "parter/<slug:code>/vardsamverkan/bekrafta/",
        organisations.membership_confirm,
        CARE_AREA,
        name="care_area_confirm",
    ),
    path("organ/", lists.bodies, name="bodies"),
    path("organ/<slug:slug>/", lists.body, name="body"),
    path("organ/<slug:slug>/historik/", lists.body_history, name="body_history"),
    path("organ/<slug:slug>/andra/", bodies.body_change, name="body_change"),
    path("organ/<slug:slug>/avsluta/", bodies.body_close, name="body_close"),
    path("organ/<slug:slug>/platser/<slug:side>/ny/", seats.body_seat_give, name="body_seat_give"),
]
