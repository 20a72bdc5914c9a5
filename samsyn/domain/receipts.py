"""What a respondent hands in, as one text with one checksum that anybody can work out again.

The text is JSON with sorted keys, no blanks, letters as they are, in UTF-8; the checksum is its SHA-256. The fields are
told in docs/rules/receipt.md. The receipt keeps the text itself, so nothing has to be put together again to check it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

FORM = "samsyn-remissvar/1"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is said of one section: where it stands in which version, and the four fields."""

    document: str
    version: int
    section: str
    number: str
    heading: str
    grade: str
    ground: str
    comment: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Attached:
    """An extract of the minutes, known by the hash of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Decision:
    """The respondent's own decision: who decided, when, under which paragraph, and its file number."""

    decided_by: str = ""
    decided_on: date | None = None
    paragraph: str = ""
    file_number: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """An answer, or that the respondent abstains from answering, as it is handed in. Moments are aware."""

    kind: str
    consultation: int
    title: str
    respondent: str
    respondent_name: str
    number: int
    submitted_at: datetime
    late_by: timedelta | None = None
    decision: Decision = Decision()
    attachment: Attached | None = None
    stance: str = ""
    conditions: str = ""
    general: str = ""
    reason: str = ""
    answers: Sequence[HandedIn] = ()


def canonical(content: Content) -> str:
    """The content as the text that is hashed."""
    return json.dumps(_as_json(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _as_json(content: Content) -> dict[str, Any]:
    decision = content.decision
    return {
        "format": FORM,
        "kind": content.kind,
        "consultation": {"id": content.consultation, "title": content.title},
        "respondent": {"code": content.respondent, "name": content.respondent_name},
        "number": content.number,
        "submitted_at": content.submitted_at.astimezone(UTC).isoformat(timespec="seconds"),
        "late_by_seconds": int(content.late_by.total_seconds()) if content.late_by else 0,
        "decision": {
            "decided_by": decision.decided_by,
            "decided_on": decision.decided_on.isoformat() if decision.decided_on else "",
            "paragraph": decision.paragraph,
            "file_number": decision.file_number,
        },
        "attachment": asdict(content.attachment) if content.attachment else None,
        "stance": content.stance,
        "conditions": content.conditions,
        "general": content.general,
        "reason": content.reason,
        "answers": [asdict(answer) for answer in content.answers],
    }


def content_of(text: str) -> Content:
    """The content out of its text. Only what is shown is read; a text with more in it is still its own proof."""
    told = json.loads(text)
    decision, on = told.get("decision") or {}, (told.get("decision") or {}).get("decided_on")
    late = timedelta(seconds=told.get("late_by_seconds") or 0)
    return Content(
        kind=told.get("kind", "answer"),
        consultation=(told.get("consultation") or {}).get("id", 0),
        title=(told.get("consultation") or {}).get("title", ""),
        respondent=(told.get("respondent") or {}).get("code", ""),
        respondent_name=(told.get("respondent") or {}).get("name", ""),
        number=told.get("number", 0),
        submitted_at=datetime.fromisoformat(told["submitted_at"]) if told.get("submitted_at") else EARLIEST,
        late_by=late or None,
        decision=Decision(
            decision.get("decided_by", ""),
            date.fromisoformat(on) if on else None,
            decision.get("paragraph", ""),
            decision.get("file_number", ""),
        ),
        attachment=Attached(**told["attachment"]) if told.get("attachment") else None,
        stance=told.get("stance", ""),
        conditions=told.get("conditions", ""),
        general=told.get("general", ""),
        reason=told.get("reason", ""),
        answers=tuple(HandedIn(**answer) for answer in told.get("answers", ())),
    )


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
