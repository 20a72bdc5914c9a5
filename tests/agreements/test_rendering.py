"""An agreement's Markdown becomes safe HTML: a closed set of marks, links only to sections of the house."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samsyn.agreements import rendering
from samsyn.domain import sections
from tests.agreements.examples import MAIN, SUB

H = "{http://www.w3.org/1999/xhtml}"
LINKS = rendering.Links(
    "provpaket",
    "huvudavtal",
    sections.numbers([MAIN, SUB]),
    {"huvudavtal": ("main", "Avtal om prov"), "underavtal": ("sub", "Prov <i>hemma</i>")},
)


def drawn(body: str) -> str:
    return str(rendering.body_html(body, LINKS)).strip()


def test_a_reference_reads_as_the_sections_number_of_today() -> None:
    assert drawn("Se [[#uppsagning]].") == '<p>Se <a href="#uppsagning">avsnitt 2.1</a>.</p>'


def test_a_reference_to_another_document_says_which() -> None:
    assert drawn("Se [[underavtal#omfattning]].") == (
        '<p>Se <a href="/avtal/provpaket/underavtal/omfattning/">'
        "avsnitt 1 i underavtalet ”Prov &lt;i&gt;hemma&lt;/i&gt;”</a>.</p>"
    )


def test_a_reference_that_the_viewer_cannot_follow_says_so_and_nothing_more() -> None:
    assert drawn("Se [[hemligt#namn]].") == '<p>Se <span class="lost">ett avsnitt som inte går att visa</span>.</p>'


def test_a_definition_is_marked_as_one() -> None:
    assert drawn("**Väntedag**: en dag.") == '<p class="definition"><dfn>Väntedag</dfn>: en dag.</p>'
    assert drawn("**Obs** läs detta.") == "<p><strong>Obs</strong> läs detta.</p>"


def test_a_table_has_headings_that_say_what_they_head() -> None:
    html = drawn("| Lag | Fråga |\n|---|--:|\n| A | B |")
    assert '<th scope="col">Fråga</th>' in html and "style" not in html


def test_lists_and_emphasis_are_kept() -> None:
    assert drawn("1. en\n2. två") == "<ol>\n<li>en</li>\n<li>två</li>\n</ol>"
    assert drawn("ett *ord*") == "<p>ett <em>ord</em></p>"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klicka](javascript:alert(1))",
    "![bild](https://example.org/x.png)",
    "<https://example.org>",
    "[[#uppsagning](javascript:alert(1))]]",
    '[["><script>alert(1)</script>#x]]',
    "[[javascript:alert(1)#x]]",
    "**<svg/onload=alert(1)>**: term",
    "| <b onclick=x> | b |\n|---|---|\n| </table><script>x</script> | c |",
    "[ref]: javascript:alert(1)\n\n[ref]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "# rubrik\n\n> citat\n\n    kod\n\n```\nkod\n```",
]


def tree_of(html: str) -> list[tuple[str, dict[str, str]]]:
    root = html5lib.parseFragment(html)
    return [(n.tag.removeprefix(H), dict(n.attrib)) for n in root.iter() if isinstance(n.tag, str)][1:]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_text_stays_text(body: str) -> None:
    for tag, attributes in tree_of(drawn(body)):
        assert tag in rendering.TAGS
        assert not [a for a in attributes if a.startswith("on") or a in {"style", "src"}]
        assert attributes.get("href", "#")[0] in "#/"


@given(
    st.lists(st.sampled_from([*HOSTILE, "[[#syfte]]", "**a**: b", "- x", "\n\n", " ", "|", "<", '"', "[["])).map(
        "".join
    )
)
def test_whatever_is_written_only_the_closed_set_comes_out(body: str) -> None:
    for tag, attributes in tree_of(drawn(body)):
        assert tag in rendering.TAGS
        assert set(attributes) <= {"href", "class", "scope", "start", "tabindex", "role", "aria-label"}
        assert attributes.get("href", "#")[0] in "#/" and not attributes.get("href", "").startswith("//")


def test_headings_that_carry_markup_are_text() -> None:
    hostile = (sections.Section(1, "a", "<script>x</script>"),)
    html = str(rendering.sections_html(sections.placed(hostile), LINKS, version="h"))
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "<script>" not in rendering.contents_html(sections.placed(hostile))


def test_the_contents_are_nested_as_the_sections_are() -> None:
    html = str(rendering.contents_html(sections.placed(MAIN.sections)))
    assert html.count("<ol>") == html.count("</ol>") == 3
    assert html.count("<li>") == html.count("</li>") == 4
    assert html.startswith('<ol><li><a href="#inledning"><span class="section-number">1</span> Inledning</a><ol><li>')


def test_what_is_drawn_follows_what_the_viewer_sees_of_other_documents() -> None:
    tree = sections.placed(MAIN.sections)
    seen = rendering.sections_html(tree, LINKS, version="same")
    less = rendering.Links("provpaket", "huvudavtal", sections.numbers([MAIN]), LINKS.titles)
    assert "avsnitt 1 i underavtalet" in seen
    assert "avsnitt 1 i underavtalet" not in rendering.sections_html(tree, less, version="same")


@pytest.mark.parametrize("signs", ["[", "[[", "[[a", "[[a]", "*", "**a", "_", "\\", "|", "- a\n", "|a\n|-\n", "<"])
def test_a_hostile_text_is_drawn_in_one_pass(signs: str) -> None:
    body = signs * (sections.LONGEST // len(signs))
    assert {tag for tag, _ in tree_of(drawn(body + "\n\nsist")[-200:])} <= rendering.TAGS
    assert "sist" in drawn(body + "\n\nsist")[-50:]


@given(
    st.lists(st.sampled_from(["[[", "]]", "[", "]", "#syfte", "hemligt#namn", "a", "\n", "\n\n", "**"])).map("".join)
)
def test_what_is_drawn_as_a_reference_is_what_is_checked_as_one(body: str) -> None:
    assert sum(tag in {"a", "span"} for tag, _ in tree_of(drawn(body))) == len(sections.references(body))


RAGGED = [
    "|",
    "|a",
    "|-",
    "|-|-",
    "a",
    "-",
    ":",
    " ",
    "\t",
    "\n",
    "\r",
    "\n|a|b\n|-|-\n",
    "\n\n",
    "- ",
    "  ",
    "1. ",
    "\\|",
    "\x0b",
]


@given(st.lists(st.sampled_from(RAGGED)).map("".join))
def test_no_more_cells_are_drawn_than_were_counted(body: str) -> None:
    html = drawn(body)
    assert html.count("<td") + html.count("<th>") + html.count("<th ") <= sections.cells_of(body)


@given(
    st.lists(st.sampled_from(["- ", "* ", "1. ", "  ", "   ", "\t", "a", "\n", "\n\n", "|"]), min_size=9).map("".join)
)
@example("- " * sections.DEEPEST_LIST + "a")
@example("\n".join("  " * n + "- a" for n in range(sections.DEEPEST_LIST)))
def test_no_words_of_a_text_that_was_saved_are_left_out(body: str) -> None:
    body += "\n\nsist"
    assert sections.list_depth(body) > sections.DEEPEST_LIST or "sist" in drawn(body)
