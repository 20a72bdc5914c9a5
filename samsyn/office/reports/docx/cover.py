"""The cover with its figures, and the summary that can be read in five minutes."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.grading import Grade, Ranking
from samsyn.office.reports import texts
from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.cells import bar_cell, head, share_cells
from samsyn.office.reports.values import Group, Report

IN_SUMMARY = 5  # sections named of each ranking


def cover(report: Report, body: Body) -> None:
    """The first page: the title, where the answers come from, the figures."""
    body.paragraph(report.title, "Title")
    body.paragraph(texts.origin(report), "Not")
    rows = [[Cell(Run(name, bold=True)), Cell(text)] for name, text in texts.figures(report.figures)]
    body.table(
        "Sammanställningen i siffror", "Hur många som har svarat, graderat och kommenterat.", (5, 12),
        [[head("I siffror"), head("")]], rows,
    )  # fmt: skip
    body.paragraph(texts.LEGEND, "Not")


def summary(report: Report, body: Body) -> None:
    """One page: who answered, how the sides and associations graded, what is most talked about, what yellow means."""
    body.heading(1, "Sammanfattning", new_page=True)
    body.bullet(_answered(report))
    body.bullet(f"{texts.number(report.figures.total.graded)} graderingar i allt: {_in_words(report)}.")
    for point in (_reds(report), _discussed(report), _yellow(report), _doubts(report)):
        if point:
            body.bullet(point)
    groups_table(body, "Per sida", report.sides)
    if len(report.sides) > 1:
        body.paragraph(texts.COMPARABLE if report.beside.comparable else texts.NOT_COMPARABLE, "Not")
    groups_table(body, "Per kommunalförbund", report.associations)
    groups_table(body, "Per delregional vårdsamverkan", report.care_areas)
    body.paragraph(texts.SHARES, "Not")


def groups_table(body: Body, name: str, groups: Sequence[Group]) -> None:
    """How the groups of a kind graded, as shares and bars."""
    if not groups:
        return
    heads = [head(name), head("Har svarat"), *(head(letter, middle=True) for letter in "HDI"), head("Fördelning")]
    rows = [
        [Cell(g.name), Cell(f"{g.answered} av {g.members}", middle=True), *share_cells(g.total), bar_cell(g.total)]
        for g in groups
    ]
    told = f"{name}: hur många som har svarat och andelen av varje gradering bland dem som har graderat."
    body.table(name, told, (5.6, 2.2, 1.6, 1.6, 1.6, 4.4), [heads], rows)


def _answered(report: Report) -> str:
    found = report.figures
    told = f"{texts.number(found.answered)} av {texts.number(found.parties)} parter har svarat"
    told += f". Svar saknas från {texts.listed(found.missing, most=8)}" if found.missing else ""
    told += f". {texts.count(len(found.abstained), 'part', 'parter')} avstår" if found.abstained else ""
    told += f". {texts.count(len(found.late), 'svar', 'svar')} kom in efter sista svarstid" if found.late else ""
    return told + "."


def _in_words(report: Report) -> str:
    parts = zip(Grade, report.figures.total.shares.parts(), strict=True)
    told = ", ".join(f"{part} % {report.label(grade).lower()} ({grade.letter})" for grade, part in parts)
    return told if report.figures.total.graded else "ingen"


def _reds(report: Report) -> str:
    named = [
        f"{report.section(place.section).whole} ({report.section(place.section).total.none} av "
        f"{report.section(place.section).total.graded})"
        for place in report.red.top(IN_SUMMARY)
    ]
    return f"Störst andel stämmer inte alls: {'; '.join(named)}{_more(report.red)}." if named else ""


def _discussed(report: Report) -> str:
    named = [f"{report.section(p.section).whole} ({p.value})" for p in report.discussed.top(IN_SUMMARY)]
    return f"Flest kommentarer: {'; '.join(named)}{_more(report.discussed)}." if named else ""


def _more(ranking: Ranking) -> str:
    """How many share the last place without being named."""
    left = ranking.left_out(IN_SUMMARY)
    return f". {texts.count(left, 'avsnitt till delar', 'avsnitt till delar')} sista platsen" if left else ""


def _yellow(report: Report) -> str:
    """What is set aside, by whom, and what it does to the whole."""
    weighed = report.weighed
    if not weighed.said + weighed.suggested:
        return ""
    kinds = [
        f"{texts.number(m.said + m.suggested)} {'gula verkar bara vara redaktionella' if m.grade is Grade.PARTIAL else 'röda verkar gälla dagsläget, inte texten'}"
        for m in weighed.moved
    ]
    before, after = texts.shares(weighed.before), texts.shares(weighed.as_read)
    by = f"{texts.number(weighed.said)} enligt de svarande själva, {texts.number(weighed.suggested)} enligt orden i kommentaren"
    return f"Gult är inte alltid oenighet: {' och '.join(kinds)} ({by}). Läggs de åt sidan går bilden från {before} till {after}."


def _doubts(report: Report) -> str:
    if not report.looks:
        return ""
    looks = texts.count(len(report.looks), "uppgift", "uppgifter")
    return f"{looks} i arket bör granskas, varav {texts.count(report.figures.doubtful, 'osäkert namn', 'osäkra namn')}; se sista avsnittet."
