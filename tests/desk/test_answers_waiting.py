"""The desk tells of answers that are owed, and of what closes soon with answers missing."""

from __future__ import annotations

from datetime import timedelta

from samsyn.access.scope import seen_by
from samsyn.desk import queries
from tests.consultations.composed import note, sent
from tests.world import AT, World


def waiting(world: World, who: str, days: int = 1) -> tuple[str, str]:
    """What waits for one of the cast so many days after it opened, and what is late."""
    viewer = world.viewers[who]
    with seen_by(viewer):
        desk = queries.desk(viewer, AT + timedelta(days=days))
    return tuple(" ".join(f"{i.sentence} {i.day}" for i in items) for items in (desk.waiting, desk.late))  # type: ignore[return-value]


def test_an_answer_that_is_owed_waits_until_it_closes(world: World) -> None:
    sent(world)
    on_time, late = waiting(world, "officer_orust")
    assert "Remissen Remiss om provavtalet väntar på svar från Orust kommun. Stänger 2 juni 2026" in on_time
    on_time, late = waiting(world, "officer_orust", 91)
    assert "väntar på svar" not in on_time
    assert "Orust kommun har inte svarat på remissen" in late and "Stängde 2 juni 2026" in late


def test_whoever_has_answered_or_abstained_is_left_in_peace(world: World) -> None:
    row = sent(world)
    note(row, "1421", submitted_at=AT)
    note(row, "1498", abstained_at=AT)
    for who in ("officer_orust", "officer_tidaholm"):
        assert not any("Remiss om provavtalet" in text for text in waiting(world, who))


def test_those_who_lead_are_told_when_it_closes_soon(world: World) -> None:
    row = sent(world)
    note(row, "1421", submitted_at=AT)
    assert "remissinstanser" not in waiting(world, "lawyer_municipal")[0]
    assert "3 remissinstanser har inte svarat" in waiting(world, "lawyer_municipal", 80)[0]


def test_that_it_was_sent_is_told_among_changes(world: World) -> None:
    sent(world)
    viewer = world.viewers["officer_tidaholm"]
    with seen_by(viewer):
        changed = queries.desk(viewer, AT + timedelta(days=1)).changed
    assert "Remissen Remiss om provavtalet är skickad." in [item.sentence for item in changed]
