"""Changes at the desk: feedback about accessibility, and that somebody was here."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.desk.models import Feedback, Visit
from samsyn.desk.texts import Refused
from samsyn.domain.access import PUBLIC, Act, Viewer
from samsyn.domain.verdicts import Refusal


@action()
def give_feedback(*, viewer: Viewer, at: datetime, text: str, page: str = "", reply_to: str = "") -> Feedback:
    """Take what anybody says about accessibility. The log tells that it came, not what it says or from whom."""
    allow(viewer, Act.FEEDBACK_GIVE, PUBLIC)
    if not text.strip():
        raise Refusal(Refused.NOTHING_SAID)
    feedback = Feedback.objects.create(at=at, text=text.strip(), page=page.strip(), reply_to=reply_to.strip())
    record(feedback, PUBLIC)
    return feedback


@action()
def answer_feedback(*, viewer: Viewer, at: datetime, feedback: int) -> Feedback:
    """Note that somebody has answered, outside Samsyn. Once."""
    allow(viewer, Act.FEEDBACK_ANSWER, PUBLIC)
    found = Feedback.objects.select_for_update().filter(pk=feedback).first()
    if found is None:
        raise NotSeen
    if found.answered_at:
        raise Refusal(Refused.ANSWERED_ALREADY)
    found.answered_at = at
    found.save(update_fields=["answered_at"])
    record(found, PUBLIC)
    return found


@action(logged=False)
def note_visit(*, viewer: Viewer, at: datetime) -> None:
    """Remember that she is here now, and when she was here before. When people work is nobody's business: no entry."""
    allow(viewer, Act.DESK_VISIT, PUBLIC)
    assert viewer.person is not None
    visit, is_first = Visit.objects.get_or_create(person_id=viewer.person, defaults={"at": at})
    if not is_first:
        visit.before, visit.at = visit.at, at
        visit.save(update_fields=["before", "at"])
