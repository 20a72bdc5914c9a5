"""A consultation of 60 sections put to every party of the demo county, with five writers at each, straight into the
tables: for the measurements of the last hour. Prints what a writer needs to know as JSON; `--kept` prints every text that
was saved.

Run as `python -m benchmarks.asked` where SAMSYN_DATA and SAMSYN_DATABASE_URL say which county; needs a filled one.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from typing import Any

SECTIONS, WRITERS = 60, 5


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.site.settings")
    import django

    django.setup()
    from django.db import transaction

    from samsyn.access.scope import everything

    with everything(why="a measurement lays a consultation before every party"), transaction.atomic():
        json.dump(_kept() if "--kept" in sys.argv else _laid(), sys.stdout)
    return 0


def _kept() -> list[str]:
    from samsyn.responses.models import FieldSave

    return list(FieldSave.objects.values_list("value", flat=True))


def _laid() -> dict[str, Any]:
    from samsyn.access.clock import now
    from samsyn.access.scope import columns_of
    from samsyn.agreements.models import SectionText
    from samsyn.consultations.models import Consultation, ConsultedSection, ConsultedVersion
    from samsyn.domain.access import PUBLIC
    from samsyn.parties.models import Organisation, Seat

    place, at = columns_of(PUBLIC), now()
    seat = Seat.objects.filter(role="process_leader", body__isnull=False).select_related("body", "person").first()
    assert seat is not None
    leads, leader = seat.body, seat.person
    consultation = Consultation.objects.create(
        title="Remiss i sista timmen",
        led_by=leads,
        letter="Svara i dag.",
        opens_at=at - timedelta(days=60),
        closes_at=at + timedelta(days=1),
        composed_at=at - timedelta(days=61),
        composed_by=leader,
        sent_at=at - timedelta(days=60),
        sent_by=leader,
        registering_authority=Organisation.objects.filter(is_party=True).first(),
        **place,
    )
    texts = SectionText.objects.filter(
        audience="public", version__published_at__isnull=False, position__isnull=False
    ).order_by("version__document__package", "version__document__position", "-version__number", "position")
    sections, versions, seen = [], {}, set()
    for text in texts.select_related("version__document"):
        newest = versions.setdefault(text.version.document_id, text.version_id)
        if newest != text.version_id or len(sections) == SECTIONS:
            continue
        if newest not in seen:
            seen.add(newest)
            consulted = ConsultedVersion.objects.create(
                consultation=consultation, version=text.version, position=len(seen), **place
            )
        sections.append(
            ConsultedSection(
                consultation=consultation, consulted=consulted, text=text, position=len(sections), **place
            )
        )
    ConsultedSection.objects.bulk_create(sections)
    writers = [w for party in Organisation.objects.filter(is_party=True) for w in _writers(consultation, party)]
    return {"consultation": consultation.pk, "sections": [s.pk for s in sections], "writers": writers}


def _writers(consultation: Any, party: Any) -> list[dict[str, Any]]:
    """The party is asked, its form is open, and five of its people are signed in."""
    from samsyn.access.clock import now
    from samsyn.access.scope import columns_of
    from samsyn.accounts.models import Person
    from samsyn.consultations.models import Respondent, RespondentState
    from samsyn.domain.access import PUBLIC, Audience, Placement
    from samsyn.parties.models import Seat
    from samsyn.responses.models import Response

    at, own = now(), columns_of(Placement(Audience.ORGANISATION, organisation=party.pk))
    respondent = Respondent.objects.create(
        consultation=consultation, organisation=party, asked_at=at, **columns_of(PUBLIC)
    )
    RespondentState.objects.create(
        respondent=respondent, **columns_of(Placement(Audience.BODY, body=consultation.led_by_id))
    )
    response = Response.objects.create(respondent=respondent, begun_at=at, **own)
    people = Person.objects.bulk_create(
        Person(
            email=f"sista-timmen-{party.code}-{n}@soak.example",
            name=f"Skrivare {n} {party.name}",
            sort_key=f"skrivare {n}",
            joined_at=at,
            password="!",
        )
        for n in range(WRITERS)
    )
    Seat.objects.bulk_create(
        Seat(person=person, organisation=party, role="case_officer", from_on=at.date() - timedelta(days=9))
        for person in people
    )
    return [{"response": response.pk, "session": _session(person)} for person in people]


def _session(person: Any) -> str:
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


if __name__ == "__main__":
    sys.exit(main())
