"""An agreement's small Markdown as safe HTML: a closed set of marks, then a list of allowed tags.

The words are the agreement's own, in Swedish whatever language the page is in; so is "avsnitt 3.2".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import nh3
from django.core.cache import caches
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from samsyn.agreements.places import Number, word_of
from samsyn.agreements.texts import KindWords
from samsyn.domain.access import Placement
from samsyn.domain.sections import REFERENCE, Numbers, Placed, reference, resolved

TAGS = {
    "p", "ul", "ol", "li", "em", "strong", "dfn", "br", "a", "span", "div",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}, "div": {"tabindex", "role", "aria-label"}}
CLASSES = {"p": {"definition"}, "span": {"lost"}, "div": {"scroll"}, "table": {"table"}}


class Where(StrEnum):
    """The page that a text is drawn for: it decides where references and headings lead."""

    # A page with the whole document: its own sections are further down.
    PAGE = "page"
    # One section with what is under it: the others are on pages of their own.
    SECTION = "section"
    # Several documents one after the other, on a page or on paper.
    BOOK = "book"
    # The open version, to those who work on it.
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Links:
    """Where references of one document lead: the numbers the viewer sees, what documents are called, addresses.

    `version` is the number of the version that is read, where it is not simply the newest; `beside` are the numbers of
    the other documents' versions that it is read with. `inside` are the documents of a book; a reference to any other
    is plain words there. `origin` begins the addresses of a file that is read outside the house. `drafted_at`: where the
    open version lies.
    """

    package: str
    document: str
    known: Numbers
    titles: Mapping[str, tuple[str, str]]
    words: KindWords = field(default_factory=KindWords)
    where: Where = Where.PAGE
    version: Number | None = None
    inside: frozenset[str] = frozenset()
    beside: Mapping[str, Number] = field(default_factory=dict)
    origin: str = ""
    drafted_at: Placement | None = None

    def html(self, inside: str) -> str:
        """The reference between `[[` and `]]` as a link that reads "avsnitt 3.2"."""
        target = resolved(reference(inside), self.document, self.known)
        if target is None:
            return '<span class="lost">ett avsnitt som inte går att visa</span>'
        document, section, number = target
        words = f"avsnitt {number}{self._in_document(document)}"
        address = self.address(document, section)
        return format_html('<a href="{}">{}</a>', address, words) if address else escape(words)

    def address(self, document: str, section: str) -> str:
        """Where a section is read from here; nothing where a book does not hold it."""
        if self.where is Where.BOOK:
            return f"#{document}--{section}" if document in self.inside else ""
        if document != self.document:
            return self._newest_or_in(self.beside.get(document), document, section)
        return f"#{section}" if self.where in {Where.PAGE, Where.DRAFT} else self.page_of(section)

    def page_of(self, section: str) -> str:
        """The section's own page, in the version that is read; in a draft where it is written in."""
        if self.where is Where.DRAFT:
            return reverse("agreements:write", args=[self.package, self.document, self.drafted_at, section])
        return self._newest_or_in(self.version, self.document, section)

    def _newest_or_in(self, version: Number | None, document: str, section: str) -> str:
        """A section's page in its document's newest version, or in the one that is named."""
        if version is None:
            return self.origin + reverse("agreements:section", args=[self.package, document, section])
        return self.origin + reverse("agreements:version_section", args=[self.package, document, version, section])

    def anchor(self, section: str) -> str:
        """What the section's heading is called on the page."""
        return f"{self.document}--{section}" if self.where is Where.BOOK else section

    def _in_document(self, document: str) -> str:
        if document == self.document:
            return ""
        kind, title = self.titles[document]
        name = self.words.definite(kind)
        return f" i {name}" if kind == "main" else f" i {name} ”{title}”"

    def age(self) -> str:
        """A short name for all of this, so that what is drawn can be kept as long as nothing of it changes."""
        known = sorted([*key, number] for key, number in self.known.items())
        words = [self.words.main_definite, self.words.sub_definite]
        place = [self.package, self.document, self.where, self.version, sorted(self.inside)]
        place += [
            word_of(self.drafted_at) if self.drafted_at else "",
            self.origin,
            *sorted(f"{document} {number}" for document, number in self.beside.items()),
        ]
        everything = [*place, words, known, sorted(self.titles.items())]
        return hashlib.sha256(json.dumps(everything).encode()).hexdigest()[:16]


def body_html(body: str, links: Links) -> SafeString:
    """A section's body, ready for the page."""
    drawn = _markdown.render(body, {"links": links})
    clean = nh3.clean(
        drawn,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_own_addresses_only,
        url_schemes=set(),
        link_rel=None,
    )
    return mark_safe(str(clean))


def _own_addresses_only(tag: str, attribute: str, value: str) -> str | None:
    """Links lead within the house; the first character decides, and `//` would lead out of it."""
    if attribute == "href" and (not value.startswith(("/", "#")) or value.startswith("//")):
        return None
    return value


def sections_html(
    sections: Sequence[Placed],
    links: Links,
    *,
    version: str,
    heading: int = 2,
    news: Mapping[str, str] | None = None,
    clashes: Mapping[str, str] | None = None,
) -> SafeString:
    """Sections with their numbers, one under the other, and what is new in each; kept per process, since a published
    version never changes (`version` is its hash; an empty one is not kept).

    Whoever calls has asked the gate for the rows first: what is kept opens nothing. `clashes`: sections of a draft with
    two texts to choose between, and where one chooses.
    """
    first = sections[0] if sections else None
    noted = hashlib.sha256(json.dumps(sorted((news or {}).items())).encode()).hexdigest()[:16] if news else ""
    key = f"sections:{version}:{first.section.slug if first else ''}:{len(sections)}:{heading}:{get_language()}:{links.age()}:{noted}"
    kept = caches["local"].get(key) if version else None
    if kept is None:
        outermost = first.section.level if first else 1
        drawn = (
            (_section(p, links, heading - outermost, (news or {}).get(s, ""), (clashes or {}).get(s, "")),)
            for p in sections
            for s in [p.section.slug]
        )
        kept = format_html_join("\n", "{}", drawn)
        if version:
            caches["local"].set(key, str(kept), 3600)
    return mark_safe(str(kept))


def _section(placed: Placed, links: Links, deeper: int, news: str, clash: str) -> SafeString:
    section = placed.section
    return format_html(
        '<h{level} id="{anchor}" class="section-heading"><span class="section-number">{number}</span> {heading} '
        '<a class="permalink" href="{address}"><span aria-hidden="true">{sign}</span>'
        '<span class="sr-only">{words}</span></a></h{level}>\n{clash}{news}{body}',
        level=min(section.level + deeper, 6),
        anchor=links.anchor(section.slug),
        number=placed.number,
        heading=section.heading,
        address=links.page_of(section.slug),
        sign="Skriv" if links.where is Where.DRAFT else "#",
        words=(
            gettext("Skriv i avsnitt %(number)s")
            if links.where is Where.DRAFT
            else gettext("Avsnitt %(number)s på egen sida")
        )
        % {"number": placed.number},
        clash=_clash_html(clash),
        news=news_html(news),
        body=body_html(section.body, links),
    )


def _clash_html(address: str) -> SafeString:
    """That a section of a draft has two texts, and the way to them; nothing where it has one."""
    if not address:
        return mark_safe("")
    status = get_template("components/_status.html").render(
        {"text": gettext("Två texter att välja mellan"), "kind": "waiting"}
    )
    return format_html('<p lang="{}"><a href="{}">{}</a></p>\n', get_language(), address, status)


def news_html(news: str) -> SafeString:
    """What is new in a section, set off from its words; nothing where nothing is."""
    if not news:
        return mark_safe("")
    words = '<p class="news"><strong lang="{}">{}</strong> {}</p>\n'
    return format_html(words, get_language(), gettext("Nytt i avsnittet:"), news)


def contents_html(sections: Iterable[Placed], links: Links | None = None) -> SafeString:
    """The table of contents as nested lists of links to the headings on the same page."""
    parts: list[SafeString] = []
    depth = 0
    for p in sections:
        level = p.section.level
        if level > depth:
            parts += [mark_safe("<ol>")] * (level - depth)
        else:
            parts.append(mark_safe("</li>" + "</ol></li>" * (depth - level)))
        depth = level
        parts.append(
            format_html(
                '<li><a href="#{}"><span class="section-number">{}</span> {}</a>',
                links.anchor(p.section.slug) if links else p.section.slug, p.number, p.section.heading,
            )
        )  # fmt: skip
    parts.append(mark_safe("</li></ol>" * depth))
    return mark_safe("".join(parts))


def _cross_reference(state: StateInline, silent: bool) -> bool:
    """`[[#slug]]` and `[[document#slug]]`: the only links there are."""
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("cross_reference", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def _draw_reference(tokens: Sequence[Token], at: int, options: object, env: Mapping[str, Links]) -> str:
    return env["links"].html(tokens[at].content)


def _definitions(state: StateCore) -> None:
    """A paragraph that begins `**term**:` defines the term."""
    for paragraph, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if paragraph.type != "paragraph_open" or not inline.children:
            continue
        kinds = [t.type for t in inline.children[:5] if t.type != "text" or t.content]
        words = [t for t in inline.children if t.type != "text" or t.content]
        if kinds[:3] == ["strong_open", "text", "strong_close"] and words[3:] and words[3].content.startswith(":"):
            paragraph.attrSet("class", "definition")
            words[0].tag = words[2].tag = "dfn"


def _tables(state: StateCore) -> None:
    """Heading cells say what they head, and no cell brings a style of its own."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"}:
            token.attrs.clear()
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False})
    markdown.enable(["list", "table", "emphasis", "escape", "newline"])
    markdown.inline.ruler.before("text", "cross_reference", _cross_reference)
    markdown.core.ruler.push("definitions", _definitions)
    markdown.core.ruler.push("tables", _tables)
    markdown.renderer.rules["cross_reference"] = _draw_reference  # type: ignore[attr-defined]
    markdown.renderer.rules["table_open"] = lambda *_: (  # type: ignore[attr-defined]
        '<div class="scroll" tabindex="0" role="group" aria-label="Tabell"><table class="table">\n'
    )
    markdown.renderer.rules["table_close"] = lambda *_: "</table></div>\n"  # type: ignore[attr-defined]
    return markdown


_markdown = _make_markdown()
