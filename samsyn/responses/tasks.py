"""Making receipts into PDF a moment later and outside the request: a long answer takes a second or two."""

from __future__ import annotations

from samsyn.access.scope import everything
from samsyn.consultations.queries import texts_consulted
from samsyn.files.store import keep
from samsyn.office.pdf import PdfUnavailable
from samsyn.outbox.tasks import task
from samsyn.responses import exports, queries
from samsyn.responses.actions.handing_in import finish_receipt

# Nobody waits for it: until it is made the page makes one (`views.receipts.pdf`). What somebody waits for goes first.
BEHIND = -10


@task(priority=BEHIND)
def draw_receipt(receipt: int) -> None:
    """Make one. Bears being run twice: the same receipt gives the same file. Where no PDF can be made, the page says so."""
    from samsyn.office.answers.receipt_pdf import receipt_pdf

    with everything(why="a receipt is made for its respondent, who handed it in through the gate and reads it there"):
        head, row = queries.receipt_to_draw(receipt)
        shown = exports.shown_receipt(row, head.scale, texts_consulted(head.pk), as_handed_in=True)
        try:
            made = receipt_pdf(shown, content=row.content, made_at=row.submitted_at)
        except PdfUnavailable:
            return
        finish_receipt(receipt, keep(made))
