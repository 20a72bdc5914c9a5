"""An answer as the values that documents are made of. Documents are Swedish: they go to boards and registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from samsyn.consultations.queries import ConsultedText
from samsyn.domain.grading import Grade
from samsyn.domain.receipts import content_of
from samsyn.office.answers.values import Shown, ShownAnswer
from samsyn.responses import texts
from samsyn.responses.queries import Draft, Line, ReceiptRow

NOTICE = "Påhittade uppgifter"


def shown_draft(draft: Draft) -> Shown:
    """A draft, as a proposal for an answer."""
    found = draft.answering
    with override("sv"):
        whole, scale = draft.said_of_whole, found.head.scale
        return Shown(
            title="Förslag till remissvar",
            respondent=found.name,
            consultation=found.head.title,
            facts=_draft_facts(draft),
            answers=[_line(line, scale) for line in draft.graded if line.said],
            stance=_stance(whole["stance"]),
            conditions=whole["conditions"],
            general=whole["general"],
            notice=NOTICE if settings.DEMO else "",
            unanswered=[
                f"{line.text.document_title}: {line.text.number} {line.text.heading}"
                for line in draft.graded
                if not line.said
            ],
        )


def _draft_facts(draft: Draft) -> list[tuple[str, str]]:
    found = draft.answering
    closes_at = found.head.window.closes_at
    released = f"Frisläppt {_moment(found.released_at)} av {found.released_by}" if found.released_at else ""
    return [
        ("Remissinstans", found.name),
        ("Remiss", found.head.title),
        ("Svarstiden går ut", _moment(closes_at) if closes_at else ""),
        ("Läge", released or "Utkast"),
        ("Besvarade avsnitt", f"{draft.answered} av {len(draft.graded)}"),
    ]


def _line(line: Line, scale: Mapping[str, str]) -> ShownAnswer:
    said = line.said
    return ShownAnswer(
        line.text.document_title,
        line.text.number,
        line.text.heading,
        *_grade(said["grade"], scale),
        _ground(said["ground"]),
        said["comment"],
        said["proposal"],
    )


def shown_receipt(
    receipt: ReceiptRow,
    scale: Mapping[str, str],
    texts_consulted: Sequence[ConsultedText],
    *,
    as_handed_in: bool = False,
) -> Shown:
    """What was handed in, out of the receipt's own text. `as_handed_in`: without what became of it afterwards."""
    content = content_of(receipt.content)
    titles = {(text.document, text.version_number): text.document_title for text in texts_consulted}
    ended_at = None if as_handed_in else receipt.withdrawn_at
    abstains = receipt.kind == "abstention"
    with override("sv"):
        decision, file = content.decision, content.attachment
        late = f", {texts.lateness(content.late_by)} efter svarstidens slut" if content.late_by else ""
        decided_on = date_format(decision.decided_on, "j F Y") if decision.decided_on else ""
        return Shown(
            title="Kvittens på beskedet att avstå från att svara" if abstains else "Kvittens på remissvar",
            respondent=content.respondent_name,
            consultation=content.title,
            facts=[
                ("Remissinstans", content.respondent_name),
                ("Remiss", content.title),
                ("Inlämnat", f"{_moment(receipt.submitted_at)} av {receipt.submitted_by}{late}"),
                ("Svar nummer", str(receipt.number)),
                ("Gäller inte längre sedan", _moment(ended_at) if ended_at else ""),
                ("Beslutat av", decision.decided_by),
                ("Beslutsdag", decided_on),
                ("Paragraf", decision.paragraph),
                ("Diarienummer", decision.file_number),
                ("Bilaga", f"{file.name} ({file.size} byte)" if file else ""),
                ("Bilagans kontrollsumma (SHA-256)", file.sha256 if file else ""),
                ("Kontrollsumma (SHA-256)", receipt.content_hash),
            ],
            answers=[
                ShownAnswer(
                    titles.get((a.document, a.version), a.document),
                    a.number,
                    a.heading,
                    *_grade(a.grade, scale),
                    _ground(a.ground),
                    a.comment,
                    a.proposal,
                )
                for a in content.answers
            ],
            stance="" if abstains else _stance(content.stance),
            conditions=content.conditions,
            general=content.general,
            reason=content.reason,
            notice=NOTICE if settings.DEMO else "",
        )


def _grade(code: str, scale: Mapping[str, str]) -> tuple[str, str]:
    return (Grade(code).letter, texts.grade_words(scale)[code]) if code else ("", "")


def _ground(code: str) -> str:
    return str(texts.GROUNDS[code][0]) if code in texts.GROUNDS else ""


def _stance(code: str) -> str:
    return str(texts.STANCES[code]) if code in texts.STANCES else ""


def _moment(at: object) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")  # type: ignore[arg-type]
