"""The print form: what stands on the cover, how headings nest, where links lead, and that nothing is let through."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_pdf import Line, lines, margins

from samsyn.domain.sections import placed
from samsyn.office.pdf import Book, BookAdjustment, BookDocument, BookSection, book_html, pdf_of
from samsyn.office.pdf.inspect import findings

MADE_AT = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
CHECKSUM = "0123456789abcdef" * 4


def section(number: str, heading: str, body: str = "<p>Text.</p>", news: str = "", of: str = "avtal") -> BookSection:
    return BookSection(number, number.count(".") + 1, heading, f"{of}--{heading.lower()}", body, news)


MAIN = BookDocument(
    title="Avtal om samverkan",
    kind="Huvudavtal",
    label="1.0",
    anchor="avtal",
    sections=(
        section(
            "1",
            "Syfte",
            '<p>Se <a href="#avtal--parter">avsnitt 1.1</a> och <a href="#under--avgift">avsnitt 1</a>.</p>',
        ),
        section("1.1", "Parter", "<p>Enligt 12 kap. 1 § HSL från den 1 januari 2027 kl. 12.00.</p>"),
        section("1.1.1", "Kommuner"),
        section("1.1.1.1", "Kretsar"),
        section("2", "Ansvar", news="Avsnittet är nytt.\n\nDet ersätter <b>det gamla</b>."),
    ),
    status="Antagen",
    checksum=CHECKSUM,
)
SUB = BookDocument(
    title="Underavtal om avgifter",
    kind="Överenskommelse – underavtal till Avtal om samverkan",
    label="1.0",
    anchor="under",
    sections=(section("1", "Avgift", of="under"),),
)
PACKAGE = Book(
    title="Avtal med underavtal",
    kind="Avtalspaket",
    label="Remissversion 2026-05-04",
    made_on=date(2026, 5, 4),
    documents=(MAIN, SUB),
    subtitle="Mellan regionen och kommunerna",
    status="Version 2, sänd på remiss",
    checksum=CHECKSUM,
    notice="Arbetsversion",
    issuer="Samverkan i länet",
    adjustments=(BookAdjustment("1.1 Parter", "Ett namn har rättats.", "avtal--parter"),),
)
ALONE = replace(PACKAGE, title=MAIN.title, documents=(MAIN,), adjustments=())
BRANCH = replace(ALONE, title="1.1 Parter", documents=(replace(MAIN, sections=MAIN.sections[1:4]),))


class Tags(HTMLParser):
    """The page's tags with their attributes, its headings, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    @property
    def targets(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a"]


def body_of(book: Book) -> str:
    return book_html(book).partition("<body")[2]


def headings(book: Book) -> list[str]:
    """ "h2 Innehåll" for each heading, in order."""
    found = re.findall(r"<(h\d)[^>]*>(.*?)</h\d>", book_html(book), re.S)
    return [f"{level} {re.sub('<[^>]*>', '', words)}" for level, words in found]


# --- headings and contents --------------------------------------------------------------------------------------


def test_in_a_package_each_document_has_a_heading_and_its_sections_lie_below() -> None:
    assert headings(PACKAGE) == [
        "h1 Avtal med underavtal",
        "h2 Innehåll",
        "h2 Avtal om samverkan",
        "h3 1 Syfte",
        "h4 1.1 Parter",
        "h5 1.1.1 Kommuner",
        "h6 1.1.1.1 Kretsar",
        "h3 2 Ansvar",
        "h2 Underavtal om avgifter",
        "h3 1 Avgift",
        "h2 Justeringar",
    ]


def test_a_document_alone_has_its_heading_on_the_cover_and_a_short_one_no_contents() -> None:
    assert headings(ALONE) == [
        "h1 Avtal om samverkan",
        "h2 1 Syfte",
        "h3 1.1 Parter",
        "h4 1.1.1 Kommuner",
        "h5 1.1.1.1 Kretsar",
        "h2 2 Ansvar",
    ]


def test_a_section_alone_begins_below_the_cover_whatever_its_depth() -> None:
    assert headings(BRANCH) == ["h1 1.1 Parter", "h2 1.1 Parter", "h3 1.1.1 Kommuner", "h4 1.1.1.1 Kretsar"]


def test_contents_list_the_documents_two_levels_and_the_adjustments() -> None:
    listed = body_of(PACKAGE).partition("<blockquote>")[2].partition("</blockquote>")[0]
    words = [re.sub(r"\s+", " ", re.sub("<[^>]*>", "", entry)).strip() for entry in re.findall("<a .*?</a>", listed)]
    assert words == [
        "Avtal om samverkan", "1 Syfte", "1.1 Parter", "2 Ansvar", "Underavtal om avgifter", "1 Avgift", "Justeringar",
    ]  # fmt: skip
    assert listed.count("<ol>") == listed.count("</ol>") and listed.count("<li") == listed.count("</li>")


levels = st.lists(st.integers(1, 4), min_size=6, max_size=30)


@given(levels)
def test_contents_are_whole_however_deep_sections_lie(wanted: list[int]) -> None:
    depth, sections = 0, []
    for number, level in enumerate(wanted):
        depth = min(level, depth + 1)
        sections.append(BookSection(str(number), depth, f"Avsnitt {number}", f"a--{number}"))
    listed = body_of(replace(ALONE, documents=(replace(MAIN, sections=tuple(sections)),)))
    listed = listed.partition("<blockquote>")[2].partition("</blockquote>")[0]
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(ol|li)\b", listed):
        assert not closing or open_tags.pop() == tag
        if not closing:
            assert (open_tags[-1:] or ["li"]) == ["li" if tag == "ol" else "ol"]
            open_tags.append(tag)
    assert not open_tags
    assert listed.count("<li") == sum(s.level <= 3 for s in sections)


# --- the cover --------------------------------------------------------------------------------------------------


def test_the_cover_says_what_it_is_and_from_when() -> None:
    cover = Tags(body_of(PACKAGE).partition("</section>")[0]).words
    for words in (
        "Samverkan i länet", "Avtalspaket", "Avtal med underavtal", "Mellan regionen och kommunerna", "Arbetsversion",
        "Remissversion 2026-05-04", "Version 2, sänd på remiss", CHECKSUM, "4 maj 2026",
    ):  # fmt: skip
        assert words in cover, words


def test_what_is_not_told_takes_no_place() -> None:
    bare = Book("Avtal", "", "", date(2026, 5, 4), (replace(SUB, kind="", label=""),))
    cover = body_of(bare).partition("</section>")[0]
    assert "<p" not in cover and "Version" not in cover and "Kontrollsumma" not in cover
    assert "<title>Avtal</title>" in book_html(bare)


def test_what_is_new_stands_out_in_the_section() -> None:
    news = body_of(PACKAGE).partition('<div class="news">')[2].partition("</div>")[0]
    assert Tags(news).words == ["Nytt i avsnittet", "Avsnittet är nytt.", "Det ersätter <b>det gamla</b>."]
    assert body_of(PACKAGE).count("Nytt i avsnittet") == 1


# --- links ------------------------------------------------------------------------------------------------------


def test_every_link_leads_to_a_place_in_the_book_and_no_place_stands_twice() -> None:
    for book in (PACKAGE, ALONE, BRANCH):
        tags = Tags(body_of(book))
        assert len(tags.ids) == len(set(tags.ids))
        assert {target.removeprefix("#") for target in tags.targets} <= set(tags.ids)


def test_a_link_out_of_the_book_keeps_its_words_only() -> None:
    assert '<a href="#avtal--parter">avsnitt 1.1</a> och <a href="#under--avgift">avsnitt 1</a>.' in body_of(PACKAGE)
    assert '<a href="#avtal--parter">avsnitt 1.1</a> och avsnitt 1.' in body_of(ALONE)


@pytest.mark.parametrize(
    ("address", "kept"),
    [("https://lagen.example/", True), ("/avtal/x/", False), ("javascript:x", False), ("http://x.example", False)],
)
def test_only_a_whole_address_leads_out(address: str, kept: bool) -> None:
    body = section("1", "Syfte", f'<p><a href="{address}">ord</a></p>')
    assert (address in body_of(replace(ALONE, documents=(replace(MAIN, sections=(body,)),)))) is kept


def test_a_number_stays_with_what_it_counts() -> None:
    assert "12\u00a0kap. 1\u00a0§ HSL från den 1\u00a0januari 2027 kl.\u00a012.00" in body_of(PACKAGE)
    kept = section("1", "Syfte", '<div aria-label="1 § x"><p>se 1 § och 2 år</p></div>')
    drawn = body_of(replace(ALONE, documents=(replace(MAIN, sections=(kept,)),)))
    assert 'aria-label="1 § x"><p>se 1\u00a0§ och 2 år' in drawn


# --- nothing is let through -------------------------------------------------------------------------------------

ATTACK = """</title></style><script>x</script>"><img src=x onerror=x>'&amp;"""


def test_every_word_is_escaped() -> None:
    hostile = Book(
        title=ATTACK, kind=ATTACK, label=ATTACK, made_on=date(2026, 5, 4), subtitle=ATTACK, status=ATTACK,
        checksum=ATTACK, notice=ATTACK, issuer=ATTACK, adjustments=(BookAdjustment(ATTACK, ATTACK, ATTACK),),
        documents=tuple(
            BookDocument(ATTACK, ATTACK, ATTACK, anchor, (
                BookSection(ATTACK, 1, ATTACK, f"{anchor}{ATTACK}", "", ATTACK),) * 4, ATTACK, ATTACK, ATTACK)
            for anchor in ("a", "b")
        ),
    )  # fmt: skip
    tags = {tag for tag, _ in Tags(book_html(hostile)).tags}
    assert not tags & {"script", "img"}
    attributes = {name for _, attrs in Tags(book_html(hostile)).tags for name in attrs}
    assert attributes <= {
        "lang",
        "charset",
        "name",
        "content",
        "class",
        "id",
        "href",
        "scope",
        "data-notice",
        "data-running",
        "data-to",
    }


@given(st.text(max_size=60))
def test_any_word_comes_through_as_it_is(words: str) -> None:
    drawn = "".join(
        Tags(book_html(replace(ALONE, title=words)).partition("<h1")[2].partition(">")[2].partition("</h1>")[0]).words
    )
    assert drawn.replace("\r\n", "\n") == words.replace("\r\n", "\n")


# --- on paper ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf_of(book_html(PACKAGE), made_at=MADE_AT)


def test_it_is_sound(printed: bytes) -> None:
    assert findings(printed) == []
    for book in (ALONE, BRANCH):
        assert findings(pdf_of(book_html(book), made_at=MADE_AT)) == []


def test_each_page_but_the_cover_tells_document_notice_and_page(printed: bytes) -> None:
    main, sub = "Avtal om samverkan – 1.0", "Underavtal om avgifter – 1.0"
    whole = "Avtal med underavtal – Remissversion 2026-05-04"
    told = enumerate((whole, main, sub, whole), start=2)
    assert margins(printed) == ["", *(f"{running} Arbetsversion sida {page} av 5 " for page, running in told)]


def contents_and_headings(pdf: bytes) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The entries of the contents with the page they tell, and the headings with the page they stand on."""
    read: list[Line] = lines(pdf)
    listed = [words.rsplit(" ", 1) for kind, _, words in read if kind == "/Reference"]
    return [(words, int(page)) for words, page in listed], [(w, page) for kind, page, w in read if kind[:2] == "/H"]


def test_contents_tell_the_right_pages(printed: bytes) -> None:
    listed, stand = contents_and_headings(printed)
    assert len(listed) == 7
    assert listed == [heading for heading in stand if heading in listed]


@pytest.mark.slow
def test_the_whole_demo_agreement_is_on_paper_word_for_word() -> None:
    """Every word of the agreement, in order, on pages that the contents tell right."""
    from benchmarks.printed import book, sources, texts

    pdf = pdf_of(book_html(book()), made_at=MADE_AT, attachments=sources())
    assert findings(pdf) == []
    listed, stand = contents_and_headings(pdf)
    assert len(listed) > 100 and set(listed) <= set(stand)
    read = words_of(" ".join(words for kind, _, words in lines(pdf) if kind not in {"/Reference", "/Lbl", "/TH"}))
    written = [w for text in texts() for p in placed(text.sections) for w in words_of(p.section.body) if w.isalpha()]
    places = iter(read)
    lost = [word for word in written if word not in places]
    assert len(written) > 10_000 and not lost, lost[:10]


def words_of(text: str) -> list[str]:
    """Words, without the references and the marks of the Markdown, and without the heads of its tables."""
    text = re.sub(r"\[\[[^\]]*\]\]|\*+|^\|.*\|\n\|[-| ]+\|$", " ", text, flags=re.M)
    return re.findall(r"\w+", text)
