"""Comments on sections: written, settled, withdrawn."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.pieces import fits
from samsyn.agreements.models import SectionComment, SectionText
from samsyn.agreements.queries.comments import anchored, promises_too_much, seen_comments
from samsyn.agreements.queries.searchable import forget_comment, index_comment
from samsyn.agreements.texts import Refused
from samsyn.domain import quotes
from samsyn.domain.access import Act, Audience, Placement, Viewer, may_see
from samsyn.domain.verdicts import Refusal

LONGEST_WORDS = 10_000


@action()
def write_comment(
    *, viewer: Viewer, at: datetime, text: int, words: str, place: Placement, quote: quotes.Quote | None = None
) -> SectionComment:
    """Comment on a section as it reads in one version, on words in it or on the whole.

    It lies with oneself, one's organisation, side or body, or with the parties: never with everybody, and only for
    those who see the text as well.
    """
    row = (
        SectionText.objects.select_related("version__document__package", "section")
        .filter(pk=text, position__isnull=False, version__withdrawn_at=None)
        .first()
    )
    if row is None:
        raise NotSeen
    allow(viewer, Act.COMMENT_WRITE, row.placement)
    if place.audience is Audience.PUBLIC or not may_see(viewer, place) or promises_too_much(place, row.placement):
        raise Refusal(Refused.COMMENT_PLACE)
    fits(words=(words, LONGEST_WORDS))
    anchor = _anchor(row, quote)
    comment = SectionComment.objects.create(
        text=row,
        saved=row.saves.order_by("-number").first() if row.version.published_at is None else None,
        quote=anchor.exact,
        quote_prefix=anchor.prefix,
        quote_suffix=anchor.suffix,
        words=words.replace("\x00", "").strip(),
        written_by_id=viewer.person,
        written_at=at,
        **columns_of(place),
    )
    index_comment(comment)
    record(row.version, place, data={"section": row.section_id, "comment": comment.pk})
    assert isinstance(comment, SectionComment)
    return comment


@action()
def settle_comment(*, viewer: Viewer, at: datetime, comment: int) -> SectionComment:
    """Say that a comment is dealt with: the one who wrote it, or who leads the process."""
    found = _found(comment)
    allow(viewer, Act.COMMENT_SETTLE, _whose(found), lies=found.placement)
    if found.settled_at is not None:
        raise Refusal(Refused.COMMENT_SETTLED)
    found.settled_at, found.settled_by_id = at, viewer.person
    found.save(update_fields=["settled_at", "settled_by"])
    record(found.text.version, found.placement, data={"section": found.text.section_id, "comment": found.pk})
    return found


@action()
def withdraw_comment(*, viewer: Viewer, at: datetime, comment: int) -> SectionComment:
    """Take one's own comment back. It is kept, and nobody is shown it any more."""
    found = _found(comment)
    allow(viewer, Act.COMMENT_WITHDRAW, _whose(found), lies=found.placement)
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    forget_comment(found)
    record(found.text.version, found.placement, data={"section": found.text.section_id, "comment": found.pk})
    return found


def _anchor(row: SectionText, quote: quotes.Quote | None) -> quotes.Quote:
    """The quote with its surroundings as the text has them; an empty one is about the whole section."""
    if quote is None or not quote.exact.strip():
        return quotes.Quote("")
    found = anchored(quote, row.body)
    if found is None:
        raise Refusal(Refused.QUOTE_NOT_THERE)
    return found


def _found(pk: int) -> SectionComment:
    """The comment, held, as far as both it and its text lie for whoever acts."""
    found = seen_comments().select_for_update(of=("self",)).select_related("text__version").filter(pk=pk).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, SectionComment)
    return found


def _whose(comment: SectionComment) -> Placement:
    return Placement(Audience.PERSON, person=comment.written_by_id)
