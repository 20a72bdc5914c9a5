"""A redline on paper: every mark is written out, moves lead to each other, and the PDF holds for our inspection."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime

from samsyn.domain.sections import Section, Text
from samsyn.office.pdf.inspect import findings
from samsyn.office.redline.as_pdf import Named, redline_page, redline_pdf

AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
NAMED = Named("version 1", "version 2")
LONG = "Kommunen ska ordna vård i hemmet för var och en som behöver den och meddela regionen i god tid."
OLD = Text(
    "avtal", "Avtal <om> vård", "main", "",
    (
        Section(1, "syfte", "Syfte", "Parterna samverkar enligt [[#ansvar]].\n\n- vård\n- **hjälpmedel**"),
        Section(1, "ansvar", "Ansvar", LONG + "\n\n| Vad | Vem |\n|---|---|\n| Vård | Kommunen |"),
        Section(1, "tvist", "Tvist", "Tvister löses gemensamt."),
    ),
)  # fmt: skip
SYFTE, ANSVAR, _ = OLD.sections
NEW = replace(
    OLD, sections=(replace(ANSVAR, body=ANSVAR.body.replace("ska", "får").replace("| Kommunen", "| Regionen")), SYFTE)
)


def read(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page[page.index("</style>") :])).split())


def test_every_mark_is_written_out_and_moves_lead_to_each_other() -> None:
    page = redline_page(OLD, NEW, named=NAMED, made_at=AT)
    told = read(page)
    assert "Ändringar i Avtal <om> vård" in told and "<om>" not in page
    assert "[–Tvister löses gemensamt.–]" in told and "[+Regionen+]" in told
    starts = re.findall(r'<a id="(flytt\d+-\w+)" href="#(flytt\d+-\w+)">', page)
    assert starts and sorted(a for a, _ in starts) == sorted(b for _, b in starts)
    assert "avsnitt\u00a01" in html.unescape(page)  # the reference followed, and both numbers stand there


def test_the_pdf_is_tagged_and_the_same_each_time() -> None:
    made = redline_pdf(OLD, NEW, named=NAMED, made_at=AT)
    assert findings(made) == []
    assert made == redline_pdf(OLD, NEW, named=NAMED, made_at=AT)
