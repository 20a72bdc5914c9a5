"""The PDF says what the page says, to everybody, looks the same everywhere, and asks nobody for anything."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.machinery import ModuleSpec
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from read_pdf import lines, margins

from samsyn.domain.verdicts import Refusal
from samsyn.office.pdf import Attachment, PdfFault, PdfUnavailable, pdf_of
from samsyn.office.pdf.hyphens import taught
from samsyn.office.pdf.inspect import findings
from samsyn.office.pdf.tree import elements, kids, listed, owners_of

MADE_AT = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
STYLE = """
@page { @top-left { content: "Löpande rubrik" } @bottom-right { content: "sida " counter(page) " av " counter(pages) } }
body { hyphens: auto; font-size: 12pt } .broken { width: 42mm } .number { display: inline-block; width: 10mm }
"""
BODY = """
<h1 id="ett">Avtal om egenvård</h1>
<p class="broken">Närområdesplanen kräver samverkansöverenskommelse 1\u00a0§.</p>
<p>Se <a href="#tva"><span class="number">2</span>avsnitt <em>två</em></a> och
<a href="https://lagen.example/2017:30">lagen</a>.</p>
<h2 id="tva">Andra rubriken &amp; mer</h2>
<table><thead><tr><th scope="col">Lag</th><th scope="col">Fråga</th></tr></thead>
<tbody><tr><td>HSL</td><td>ansvar</td></tr><tr><td>SoL</td><td></td></tr></tbody></table>
<table><tbody><tr><th scope="row">Version</th><td>tre</td></tr></tbody></table>
<ol><li><p>ett</p><p>mer om ett</p><ul><li>inre</li></ul></li><li>två</li></ol>
"""
SOURCE = Attachment("avtal.md", b"# Avtal\n", description="Avtalets text")


def page(body: str = BODY, style: str = STYLE) -> str:
    return (
        f'<!doctype html><html lang="sv"><head><title>Avtal om egenvård</title><style>{style}</style></head>'
        f"<body>{body}</body></html>"
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_of(page(), made_at=MADE_AT, attachments=[SOURCE])


@pytest.fixture
def opened(made: bytes) -> Iterator[Pdf]:
    with Pdf.open(io.BytesIO(made)) as pdf:
        yield pdf


def kinds(pdf: Pdf, kind: str) -> list[pikepdf.Object]:
    return [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == kind]


# --- what it is -------------------------------------------------------------------------------------------------


def test_it_is_pdf_a_and_pdf_ua_at_once(opened: Pdf) -> None:
    xmp = ElementTree.fromstring(opened.Root.Metadata.read_bytes())
    found = {e.tag: e.text for e in xmp.iter() if "pdfa/ns/id" in e.tag or "pdfua/ns/id" in e.tag}
    assert found == {
        "{http://www.aiim.org/pdfa/ns/id/}part": "3",
        "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
        "{http://www.aiim.org/pdfua/ns/id/}part": "1",
    }
    assert opened.pdf_version == "1.7"


def test_our_own_checks_find_nothing_and_its_syntax_is_sound(made: bytes, opened: Pdf) -> None:
    assert findings(made) == []
    assert opened.check_pdf_syntax() == []


def test_it_tells_language_title_and_bookmarks(opened: Pdf) -> None:
    assert str(opened.Root.Lang) == "sv"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo.Title) == "Avtal om egenvård"
    with opened.open_outline() as outline:
        assert [(item.title, [below.title for below in item.children]) for item in outline.root] == [
            ("Avtal om egenvård", ["Andra rubriken & mer"])
        ]


def test_its_source_is_associated_with_it(opened: Pdf) -> None:
    (spec,) = listed(opened.Root, "/AF")
    assert (str(spec.UF), str(spec.AFRelationship), str(spec.Desc)) == ("avtal.md", "/Source", "Avtalets text")
    assert spec.EF.F.read_bytes() == SOURCE.content
    assert str(spec.EF.F.Subtype) == "/text/markdown"


def test_the_moment_is_told_in_both_places(opened: Pdf) -> None:
    assert str(opened.docinfo.CreationDate) == "D:20261125083000+00'00'"
    assert b"<xmp:CreateDate>2026-11-25T08:30:00+00:00</xmp:CreateDate>" in opened.Root.Metadata.read_bytes()
    with pytest.raises(ValueError, match="time zone"):
        pdf_of(page(), made_at=datetime(2026, 11, 25))


# --- how it is read ---------------------------------------------------------------------------------------------


def test_it_is_read_in_order_and_a_broken_word_is_whole(made: bytes) -> None:
    assert [(kind, words) for kind, _, words in lines(made) if kind not in {"/Lbl", "/TD", "/TH"}] == [
        ("/H1", "Avtal om egenvård"),
        ("/P", "Närområdesplanen kräver samverkansöverenskommelse 1 §."),
        ("/P", "Se 2 avsnitt två och lagen ."),
        ("/H2", "Andra rubriken & mer"),
        ("/LBody", ""),
        ("/P", "ett"),
        ("/P", "mer om ett"),
        ("/LBody", "inre"),
        ("/LBody", "två"),
    ]


def test_the_broken_word_was_broken(opened: Pdf) -> None:
    tables = [font.ToUnicode.read_bytes() for font in opened.pages[0].obj.Resources.Font.values()]
    assert any(b"<00ad>" in table for table in tables)
    assert not any(b"<2010>" in table or b"<00a0>" in table for table in tables)


def test_running_headers_are_no_part_of_the_text(made: bytes) -> None:
    assert margins(made) == ["Löpande rubrik sida 1 av 1 "]
    assert not any("Löpande" in words for _, _, words in lines(made))


def test_heading_cells_say_what_they_head(opened: Pdf) -> None:
    assert [str(cell.A.Scope) for cell in kinds(opened, "/TH")] == ["/Column", "/Column", "/Row"]
    names = {str(name) for name in listed(opened.Root.StructTreeRoot.IDTree, "/Names")[::2]}
    assert len(names) == 3
    assert all({str(name) for name in listed(cell.A, "/Headers")} <= names for cell in kinds(opened, "/TD"))


def test_a_link_is_one_and_says_where_it_leads(opened: Pdf) -> None:
    links = listed(opened.pages[0].obj, "/Annots")
    assert [str(link.Contents) for link in links] == ["Andra rubriken & mer", "https://lagen.example/2017:30"]
    assert all(str(owners_of(opened)[int(link.StructParent)].S) == "/Link" for link in links)


SMALL = "@page { size: 90mm 60mm; margin: 8mm } body { font-size: 12pt; hyphens: auto } p { margin: 0; widows: 1 }"
LONG = "Närområdesplanen beskriver hur parterna samverkar om utskrivning och läkarmedverkan i hemmet. "


def blocks(pdf: bytes, kind: str) -> list[str]:
    return [words for tag, _, words in lines(pdf) if tag == kind]


def test_a_paragraph_over_a_page_break_is_read_as_one() -> None:
    first, second = (LONG * 9).strip(), (LONG * 4).strip()
    pdf = pdf_of(
        page(f"<article><h1>A</h1><p>{first}</p><p>{second}</p></article><p>Sist.</p>", SMALL), made_at=MADE_AT
    )
    assert len(margins(pdf)) > 3
    assert blocks(pdf, "/P") == [first, second, "Sist."]
    assert findings(pdf) == []


def test_paragraphs_that_only_meet_at_a_page_break_stay_two() -> None:
    parts = [f"<p style='break-after: page'>Stycke {n}.</p>" for n in range(4)]
    pdf = pdf_of(page(f"<article><h1>A</h1>{''.join(parts)}</article>", SMALL), made_at=MADE_AT)
    assert blocks(pdf, "/P") == [f"Stycke {n}." for n in range(4)]


@pytest.mark.parametrize("inside", ["{text}", "<p>{text}</p>", "<p>Kort.</p><p>{text}</p>"])
def test_a_list_over_a_page_break_is_one_list(inside: str) -> None:
    items = "".join(f"<li>{inside.format(text=LONG * n)}</li>" for n in (1, 3, 1, 5))
    nested = f"<ul><li>Yttre<ol>{items}</ol></li><li>{LONG * 4}</li></ul>"
    pdf = pdf_of(page(f"<h1>A</h1><article>{nested}</article>", SMALL), made_at=MADE_AT)
    assert len(margins(pdf)) > 3 and findings(pdf) == []
    with Pdf.open(io.BytesIO(pdf)) as opened:
        assert [len(kids(whole)) for whole in kinds(opened, "/L")] == [3, 4]
        assert [str(kid.S) for kid in kids(kinds(opened, "/LI")[1])] == ["/Lbl", "/LBody"]
    said = " ".join(words for tag, _, words in lines(pdf) if tag in {"/P", "/LBody"} and words)
    assert said.count(LONG.strip()) == 14


def test_a_table_over_several_pages_has_its_head_on_each() -> None:
    rows = "".join(f"<tr><td>rad {n}</td><td>{n}</td></tr>" for n in range(120))
    head = "<thead><tr><th scope='col'>Första</th><th scope='col'>Andra</th></tr></thead>"
    pdf = pdf_of(page(f"<h1>Lång tabell</h1><table>{head}<tbody>{rows}</tbody></table>"), made_at=MADE_AT)
    heads = [number for kind, number, words in lines(pdf) if (kind, words) == ("/TH", "Första")]
    assert heads == list(range(1, len(margins(pdf)) + 1)) and len(heads) > 2
    assert findings(pdf) == []


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("sjukhusansluten", "sjukhus-ansluten"),
        ("läkaransvaret", "läkar-ansvaret"),
        ("underavtalen", "under-avtalen"),
        ("samverkanslagen", "samverkans-lagen"),
        ("vistelsekommunen", "vistelse-kommunen"),
        ("förslagen", "förslagen"),
        ("patienternas", "patienternas"),
    ],
)
def test_a_compound_is_broken_between_its_parts(word: str, broken: str) -> None:
    import pyphen

    taught()
    assert pyphen.Pyphen(lang="sv", left=4, right=4).inserted(word) == broken


# --- the same everywhere ----------------------------------------------------------------------------------------


def test_the_same_page_gives_the_same_bytes(made: bytes) -> None:
    assert pdf_of(page(), made_at=MADE_AT, attachments=[SOURCE]) == made
    assert pdf_of(page(), made_at=MADE_AT.replace(minute=31), attachments=[SOURCE]) != made


def test_another_process_without_the_machines_fonts_gives_the_same_bytes(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "none.conf").write_text("<fontconfig><cachedir>/nonexistent</cachedir></fontconfig>")
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests/office'); from test_pdf import *\n"
        "pdf = pdf_of(page(), made_at=MADE_AT, attachments=[SOURCE])\n"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(tmp_path / "none.conf"),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
    }
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == hashlib.sha256(made).hexdigest()


def test_only_our_own_fonts_are_in_it(opened: Pdf) -> None:
    named = {str(f.BaseFont).split("+")[1] for f in opened.objects if isinstance(f, Dictionary) and "/BaseFont" in f}
    assert named == {"Inter", "Inter-Semi-Bold", "Inter-Italic"}


def test_a_font_of_the_machine_is_not_taken_even_when_it_is_asked_for() -> None:
    style = '@font-face { font-family: X; src: local("DejaVu Sans") } body { font-family: X, "DejaVu Serif", serif }'
    with Pdf.open(io.BytesIO(pdf_of(page("<h1>Text</h1>", style), made_at=MADE_AT))) as pdf:
        named = {str(f.BaseFont) for f in pdf.objects if isinstance(f, Dictionary) and "/BaseFont" in f}
    assert all("Inter" in name for name in named)


def test_a_sign_that_the_fonts_lack_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as refused:
        pdf_of(page("<h1>Avtal</h1><p>Ja 👍 eller ☐, men gärna ≥, → och é.</p>"), made_at=MADE_AT)
    assert refused.value.code == PdfFault.SIGN_MISSING
    assert refused.value.facts == {"signs": "☐ 👍"}


def test_signs_that_are_not_drawn_are_let_through() -> None:
    pdf = pdf_of(page("<h1>Av\u00adtal\u200b och\u2060\ufeff mer\u202fom det</h1>"), made_at=MADE_AT)
    assert findings(pdf) == []


def test_progress_is_told_page_by_page() -> None:
    told: list[int] = []
    body = (
        "<h1>Ett</h1>" + '<p style="break-before: page">Mer <a href="#sist">se</a></p>' * 3 + '<p id="sist">Sist</p>'
    )
    style = (
        "@page { @bottom-right { content: counter(pages) } } a::after { content: target-counter(attr(href), page) }"
    )
    pdf_of(page(body, style), made_at=MADE_AT, progress=told.append)
    assert told == [1, 2, 3, 4]
    pdf_of(page(), made_at=MADE_AT)
    assert told == [1, 2, 3, 4]


# --- it asks nobody ---------------------------------------------------------------------------------------------

ASKED: list[str] = []
LISTENING = []


def hear(event: str, told: tuple[object, ...]) -> None:
    """Python's own word on each file that is opened and each host that is asked."""
    if LISTENING and (event == "open" or event.startswith(("socket.", "urllib."))):
        ASKED.append(" ".join(map(str, told)))


sys.addaudithook(hear)


@pytest.fixture
def asked() -> Iterator[list[str]]:
    ASKED.clear()
    LISTENING.append(True)
    yield ASKED
    LISTENING.clear()


ASKING = [
    '<img alt="" src="{url}">',
    '<img alt="" src="  {url}">',
    '<link rel="stylesheet" href="{url}">',
    '<style>@import url("{url}");</style>',
    '<style>h1 {{ background: url("{url}") }}</style>',
    '<style>@font-face {{ font-family: X; src: url("{url}") }} h1 {{ font-family: X }}</style>',
    '<style>h1::before {{ content: url("{url}") }}</style>',
    '<style>li {{ list-style-image: url("{url}") }}</style><ul><li>x</li></ul>',
    '<style>@page {{ background: url("{url}") }}</style>',
    '<object data="{url}"></object>',
    '<embed src="{url}">',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    '<base href="{url}"><img alt="" src="x.png">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">bilaga</a>',
]
FILE, HOST = "file://{secret}", "http://127.0.0.1:9/x"
OTHERS = [
    "FILE://{secret}",
    "file:{secret}",
    "https://intranet.example/x",
    "ftp://a.example/x",
    "gopher://a.example/",
]


@pytest.mark.parametrize(
    ("asking", "address"),
    [
        *((asking, address) for asking in ASKING for address in (FILE, HOST)),
        *((ASKING[0], other) for other in OTHERS),
    ],
)
def test_a_page_that_asks_for_something_reads_nothing(
    asking: str, address: str, asked: list[str], tmp_path: Path
) -> None:
    secret = tmp_path / "hemligt.png"
    secret.write_bytes(b"hemligt")
    ASKED.clear()
    url = address.format(secret=secret)
    with pytest.raises(Refusal) as refused:
        pdf_of(page("<h1>Avtal</h1>" + asking.format(url=url), ""), made_at=MADE_AT)
    assert refused.value.code == PdfFault.ADDRESS_REFUSED
    assert not [what for what in ASKED if "hemligt" in what or "127.0.0.1" in what or "example" in what]


@pytest.mark.parametrize(
    "name",
    ["../book.css", "inter-regular/../../../../etc/passwd", "/etc/passwd", "", "Inter-Regular", "inter-regular?x"],
)
def test_our_own_fonts_are_names_and_no_paths(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        pdf_of(page(f'<h1>A</h1><img alt="" src="samsyn-font:{name}">', ""), made_at=MADE_AT)
    assert refused.value.code == PdfFault.ADDRESS_REFUSED


@pytest.mark.parametrize("address", ["bild.png", "//intranet.example/x.png", "/etc/passwd", "../x.png"])
def test_an_address_without_a_place_to_start_from_leads_nowhere(address: str, asked: list[str]) -> None:
    pdf_of(page(f'<h1>A</h1><img alt="" src="{address}">', ""), made_at=MADE_AT)
    assert not [what for what in asked if "passwd" in what or "example" in what or "x.png" in what]


def test_the_listener_hears_what_is_read(asked: list[str], tmp_path: Path) -> None:
    (tmp_path / "hemligt.png").write_bytes(b"x")
    (tmp_path / "hemligt.png").read_bytes()
    assert [what for what in asked if "hemligt" in what]


def test_a_picture_in_the_page_itself_is_drawn_with_its_words() -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    pdf = pdf_of(page(f'<h1>A</h1><p><img alt="En prick" src="data:image/png;base64,{dot}"></p>'), made_at=MADE_AT)
    with Pdf.open(io.BytesIO(pdf)) as opened:
        assert [str(figure.Alt) for figure in kinds(opened, "/Figure")] == ["En prick"]


# --- where it cannot be made ------------------------------------------------------------------------------------


def test_a_machine_without_pango_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutPango:
        """Imports as they go where the library is missing."""

        def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
            if name == "weasyprint" or name == "samsyn.office.pdf.drawing":
                raise OSError("cannot load library 'libpango-1.0-0': not found\nTried: …")
            return None

    monkeypatch.delitem(sys.modules, "samsyn.office.pdf.drawing", raising=False)
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    with pytest.raises(PdfUnavailable) as refused:
        pdf_of(page(), made_at=MADE_AT)
    assert refused.value.code == "pdf.unavailable"
    assert refused.value.facts == {"why": "cannot load library 'libpango-1.0-0': not found"}


def test_nothing_else_gets_slower() -> None:
    code = "import sys, samsyn.office.pdf; print({'weasyprint', 'pikepdf', 'fontTools', 'PIL'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


# --- the checks see what is wrong -------------------------------------------------------------------------------


def first(pdf: Pdf, kind: str) -> pikepdf.Object:
    return kinds(pdf, kind)[0]


def unmarked(pdf: Pdf) -> None:
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes() + b"\n0 0 9 9 re f\n")


def orphaned(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = None


def renamed(pdf: Pdf, kind: str, name: str) -> None:
    first(pdf, kind).S = Name(name)


def xmp_without(pdf: Pdf, words: bytes) -> None:
    metadata = pdf.Root.Metadata
    assert words in metadata.read_bytes()
    metadata.write(metadata.read_bytes().replace(words, b""))


def link(pdf: Pdf) -> pikepdf.Object:
    return listed(pdf.pages[0].obj, "/Annots")[0]


def scripted(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("x")))


def launching(pdf: Pdf) -> None:
    link(pdf).A = Dictionary(Type=Name.Action, S=Name.Launch, F=String("x.exe"))


PLANTED: dict[str, Callable[[Pdf], object]] = {
    "part is []": lambda p: xmp_without(p, b"<pdfuaid:part>1</pdfuaid:part>"),
    "conformance is []": lambda p: xmp_without(p, b"<pdfaid:conformance>A</pdfaid:conformance>"),
    "not told what the properties of PDF/UA are": lambda p: xmp_without(
        p, b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    ),
    "the title in the metadata is": lambda p: p.docinfo.__setitem__("/Title", String("Annat")),
    "no XMP metadata": lambda p: p.Root.__delitem__("/Metadata"),
    "language is not told": lambda p: p.Root.__setitem__("/Lang", String("")),
    "does not say that it is tagged": lambda p: p.Root.MarkInfo.__setitem__("/Marked", False),
    "not the title": lambda p: p.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
    "no output intent": lambda p: p.Root.__delitem__("/OutputIntents"),
    "no bookmarks": lambda p: p.Root.__delitem__("/Outlines"),
    "is not tagged": lambda p: p.Root.__delitem__("/StructTreeRoot"),
    "/OpenAction in /Catalog": scripted,
    "there is a script": scripted,
    "an action of the kind /Launch": launching,
    "a link leads to javascript:": lambda p: link(p).__setitem__(
        "/A", Dictionary(S=Name.URI, URI=String("javascript:x"))
    ),
    "avtal.md is not associated": lambda p: p.Root.__delitem__("/AF"),
    "associated twice": lambda p: p.Root.AF.append(p.Root.AF[0]),
    "is not embedded": lambda p: [
        f.FontDescriptor.__delitem__("/FontFile2")
        for f in p.objects
        if isinstance(f, Dictionary) and "/FontDescriptor" in f and "/FontFile2" in f.FontDescriptor
    ],
    "does not tell its signs": lambda p: [
        f.__delitem__("/ToUnicode") for f in p.objects if isinstance(f, Dictionary) and "/ToUnicode" in f
    ],
    "the tag /Weird is unknown": lambda p: renamed(p, "/P", "/Weird"),
    "a /L holds a /P": lambda p: renamed(p, "/LI", "/P"),
    "a /LI stands in a": lambda p: renamed(p, "/P", "/LI"),
    "a /P is empty": lambda p: first(p, "/P").__setitem__("/K", Array()),
    "names another parent": lambda p: first(p, "/P").__setitem__("/P", first(p, "/L")),
    "a heading of level 3 follows one of level 1": lambda p: renamed(p, "/H2", "/H3"),
    "there are 2 headings of the first level": lambda p: renamed(p, "/H2", "/H1"),
    "does not say whether it heads": lambda p: first(p, "/TH").A.__delitem__("/Scope"),
    "headed by nothing": lambda p: first(p, "/TD").A.__setitem__("/Headers", Array()),
    "which is nowhere": lambda p: p.Root.StructTreeRoot.__delitem__("/IDTree"),
    "rows of different lengths": lambda p: first(p, "/TD").A.__setitem__("/ColSpan", 2),
    "no words for those": lambda p: renamed(p, "/Span", "/Figure"),
    "neither text nor marked": unmarked,
    "mark 0 belongs to nothing": orphaned,
    "the tab key": lambda p: p.pages[0].obj.__delitem__("/Tabs"),
    "not part of the text": lambda p: link(p).__delitem__("/StructParent"),
    "does not say where it leads": lambda p: link(p).__setitem__("/Contents", String("")),
    "a link leads to borta": lambda p: link(p).__setitem__("/Dest", String("borta")),
    "left out on paper": lambda p: link(p).__setitem__("/F", 0),
    "an annotation of the kind /Text": lambda p: link(p).__setitem__("/Subtype", Name.Text),
}


@pytest.mark.parametrize("finding", PLANTED)
def test_a_planted_fault_is_found(made: bytes, finding: str) -> None:
    with Pdf.open(io.BytesIO(made)) as pdf:
        PLANTED[finding](pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert [found for found in findings(out.getvalue()) if finding in found], findings(out.getvalue())


def test_what_is_no_pdf_is_a_finding_too() -> None:
    assert findings(b"%PDF-1.7 and nothing more")[0].startswith("the file cannot be read")
