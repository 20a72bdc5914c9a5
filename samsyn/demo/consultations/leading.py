"""Leading one consultation: composing, sending, moving the deadline, reminding, noting, through the same actions as
everybody's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.scope import seen_by
from samsyn.agreements.queries import reading
from samsyn.consultations import actions
from samsyn.consultations.actions import Described
from samsyn.consultations.queries import Followed, following, texts_consulted
from samsyn.demo.consultations.answering import Answering
from samsyn.demo.consultations.values import Touched
from samsyn.demo.consultations.words import Place
from samsyn.domain.access import PUBLIC, Viewer
from samsyn.parties.queries.labels import body_label

LED_BY, REGISTERED_BY = "arbetsgrupp", "14"


@dataclass(frozen=True, slots=True)
class Leading:
    """One of the cast who leads. `somebody` gives one of the cast as she was that day."""

    leader: str
    somebody: Callable[[str, datetime], Viewer]

    def compose(self, at: datetime, title: str, package: str, documents: Sequence[str]) -> int:
        """On the newest published versions of the documents. Gives the consultation's number."""
        viewer = self.somebody(self.leader, at)
        with seen_by(viewer):
            versions = [reading(package, document).version.pk for document in documents]
        body, _name = body_label(LED_BY)
        assert body is not None
        return actions.compose_consultation(viewer=viewer, at=at, title=title, led_by=body, versions=versions).pk

    def describe(self, at: datetime, consultation: int, described: Described, places: Sequence[Place]) -> None:
        """What it says and asks for, and that exactly these sections are graded."""
        viewer = self.somebody(self.leader, at)
        actions.describe_consultation(viewer=viewer, at=at, consultation=consultation, described=described)
        with seen_by(viewer):
            texts = texts_consulted(consultation)
        graded = [text.pk for text in texts if (text.document, text.slug) in places]
        actions.grade_sections(viewer=viewer, at=at, consultation=consultation, graded=graded)

    def send(self, at: datetime, consultation: int, respondents: Sequence[str]) -> None:
        """To everyone: some of the respondents (their codes) are no parties."""
        viewer = self.somebody(self.leader, at)
        actions.choose_respondents(viewer=viewer, at=at, consultation=consultation, organisations=respondents)
        actions.send_consultation(
            viewer=viewer, at=at, consultation=consultation, place=PUBLIC, registering_authority=REGISTERED_BY
        )

    def move_deadline(self, at: datetime, consultation: int, closes_at: datetime, reason: str) -> None:
        viewer = self.somebody(self.leader, at)
        actions.move_deadline(viewer=viewer, at=at, consultation=consultation, closes_at=closes_at, reason=reason)

    def remind(self, at: datetime, consultation: int, message: str, by: str = "") -> None:
        """All that are silent among those that are hers to follow."""
        viewer = self.somebody(by or self.leader, at)
        silent = [one.pk for one in _following(viewer, consultation, at) if one.can_be_reminded]
        actions.remind_respondents(
            viewer=viewer, at=at, consultation=consultation, respondents=silent, message=message
        )

    def note(self, about: Answering, touched: Touched) -> None:
        """Write down a contact, and the day that was promised."""
        at, viewer, consultation = touched.at, self.somebody(touched.by, touched.at), about.consultation
        one = next(one for one in _following(viewer, consultation, at) if one.code == touched.code)
        actions.note_contact(
            viewer=viewer,
            at=at,
            consultation=consultation,
            respondent=one.pk,
            channel=touched.channel,
            contacted_at=at,
            note=touched.note,
            expected_on=touched.expected_on,
        )


def _following(viewer: Viewer, consultation: int, at: datetime) -> tuple[Followed, ...]:
    """Those that are hers to follow, as they stand."""
    with seen_by(viewer):
        return following(consultation, viewer, at).rows
