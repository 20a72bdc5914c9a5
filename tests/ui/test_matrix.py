"""The matrix takes plain values: whoever has respondents and sections can draw them, with her own addresses behind."""

from __future__ import annotations

import html5lib

from samsyn.domain.matrix import Cell, Column, Fold, Line, Respondent, arranged
from samsyn.ui.matrix import Folding, Ways, drawn
from tests.page import H, text_of

WAYS = Ways(
    cell="/remisser/7/{row}/{col}/", row="/remisser/7/instans/{row}/", section='/remisser/7/avsnitt/{col}/?a="b"'
)
COLUMNS = [Column(1, "1.1", "Syfte"), Column(2, "", "<b>Ansvar</b>")]
LINES = [
    Line(Respondent(12, "Ekeby & Sjö", "ekeby", is_party=True, side="municipal"), (Cell("full"), Cell("none", True))),
    Line(Respondent(3, "Föreningen", "foreningen"), (Cell(), Cell("partial"))),
]


def test_another_slice_hands_in_its_own_rows_columns_and_addresses() -> None:
    matrix = arranged(LINES, COLUMNS, fold=Fold.SIDE, names={"municipal": "Kommunerna"})
    tree = html5lib.HTMLParser().parseFragment(drawn(matrix, WAYS, Folding(Fold.SIDE)))
    table = next(tree.iter(f"{H}table"))
    assert table.get("data-cell-href") == "/remisser/7/{row}/{col}/"
    links = {text_of(a): a.get("href") for a in tree.iter(f"{H}a")}
    assert links["Ekeby & Sjö"] == "/remisser/7/instans/12/" and links["Föreningen"] == "/remisser/7/instans/3/"
    assert links["1.1"] == '/remisser/7/avsnitt/1/?a="b"'
    assert [text_of(th) for th in tree.iter(f"{H}th") if th.get("scope") == "rowgroup"] == [
        "Kommunerna 1",
        "Inte någon part 1",
    ]
    assert not list(tree.iter(f"{H}b")), "what somebody wrote is text"
