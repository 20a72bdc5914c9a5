"""The head of each page about a consultation's compilation: who may read it at all, and what it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.actions import NotSeen
from samsyn.consultations import queries as consultations
from samsyn.domain.access import Audience, Placement, Viewer
from samsyn.responses import queries as responses


@dataclass(frozen=True, slots=True)
class LiveHead:
    """A consultation as somebody may read its answers: `submissions` are those that count and lie for her. `leads`: she
    sits in the body that leads the consultation."""

    consultation: consultations.Head
    submissions: tuple[responses.SeenSubmission, ...]
    leads: bool

    @property
    def seen(self) -> tuple[int, ...]:
        """The submissions by number: two who see others never share a drawing."""
        return tuple(one.pk for one in self.submissions)

    @property
    def audiences(self) -> frozenset[str]:
        return frozenset(one.audience for one in self.submissions)

    @property
    def pk(self) -> int:
        return self.consultation.pk

    @property
    def title(self) -> str:
        return self.consultation.title

    @property
    def scale(self) -> Mapping[str, str]:
        return self.consultation.scale

    @property
    def closes_at(self) -> datetime | None:
        return self.consultation.window.closes_at

    @property
    def withdrawn_at(self) -> datetime | None:
        return self.consultation.window.withdrawn_at

    @property
    def place(self) -> Placement:
        """For whom the answers lie: with the leading body until they are published. The narrowest, where some are not."""
        if self.audiences == {Audience.PUBLIC.value}:
            return Placement(Audience.PUBLIC)
        if self.audiences and self.audiences <= {Audience.PUBLIC.value, Audience.PARTIES.value}:
            return Placement(Audience.PARTIES)
        return self.consultation.leads

    @property
    def place_name(self) -> str:
        return self.consultation.led_by_name


def live_head(viewer: Viewer, pk: int) -> LiveHead:
    """A consultation whose answers lie for the viewer, or which she leads; `NotSeen` otherwise. Two questions."""
    head = consultations.consultation(pk)
    seen = responses.submissions_seen(pk)
    leads = head.led_by in viewer.bodies
    if not (seen or leads):
        raise NotSeen
    return LiveHead(head, tuple(seen), leads)
