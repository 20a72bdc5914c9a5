"""The words of files about a compiled consultation, in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from samsyn.domain.consulted import Stance, Submitted
from samsyn.domain.grading import Grade
from samsyn.domain.paragraphs import with_sign
from samsyn.office.reports.texts import GRADES, moment

STOCKHOLM = ZoneInfo("Europe/Stockholm")

STANCES: dict[Stance | None, str] = {
    Stance.SUPPORTS: "Tillstyrker",
    Stance.CONDITIONAL: "Tillstyrker under förutsättning att",
    Stance.OPPOSES: "Avstyrker",
    Stance.NO_OBJECTION: "Ingen erinran",
    Stance.ABSTAINS: "Avstår från ställningstagande",
    None: "",
}
# To abstain from answering is no no to the text (T12).
ABSTAINS_FROM_ANSWERING = "Avstår från att svara"
LATE = "sent svar"


def label(grade: Grade | None, scale: Mapping[str, str]) -> str:
    """What a grade is called here."""
    return (scale.get(grade, "") if grade else "") or GRADES[grade]


def local_moment(at: datetime) -> str:
    """19 juni 2025 kl. 12.00, by the clock on the wall here."""
    return moment(at.astimezone(STOCKHOLM))


def decided(one: Submitted) -> str:
    """How a respondent decided its answer: "Kommunstyrelsen 2026-03-02, § 41, KS 2026/118"."""
    who = " ".join(filter(None, (one.decided_by, one.decided_on.isoformat() if one.decided_on else "")))
    return ", ".join(filter(None, (who, with_sign(one.paragraph), one.file_number)))
