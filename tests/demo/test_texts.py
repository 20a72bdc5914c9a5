# SPDX-License-Identifier: EUPL-1.2
"""Checks on the demo texts, read as plain files: the referral version, the draft before it, and the guideline."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

TEXTS = Path(__file__).resolve().parents[2] / "samsyn" / "demo" / "texts"
MAIN = "halso-och-sjukvardsavtal"
GUIDELINE = "eskalering-och-patientsakerhet"
SLUGS = {MAIN, "betalningsansvar", "lakaransvar", "psykisk-halsa", "munhalsa"}
SUBTITLE = "Underavtal till hälso- och sjukvårdsavtalet"
HEADING = re.compile(r"^(#{1,3}) (.+) \{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")
REFERENCE = re.compile(r"\[\[([^\]]*)\]\]")
TARGET = re.compile(r"^([a-z0-9-]*)#([a-z0-9-]+)$")
# Old verb forms, officialese, wrong or outdated terms, and names of bodies
# that the agreement replaces with general terms.
FORBIDDEN = [
    r"skall", r"erhåll\w*", r"beträffande", r"dylik\w*", r"enär",
    r"härvid", r"därvidlag", r"vederbörande", r"inkomna", r"medelst", r"jämlikt",
    r"ej", r"hemsjukvård\w*", r"missbruk\w*", r"landsting\w*", r"individens",
    r"adressera\w*", r"implementer\w*", r"fokusera\w*", r"feedback",
    r"lagreglerad\w*", r"målgrupp\w*", r"SRO", r"VVG", r"VästKom", r"SAMSA",
    r"MedControl", r"SIMBA", r"VGR", r"Millennium", r"TODO", r"lorem",
]  # fmt: skip


def split_front_matter(text):
    assert text.startswith("---\n")
    head, _, body = text[4:].partition("\n---\n")
    fields = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        fields[key.strip()] = value.strip()
    return fields, body


class Doc:
    def __init__(self, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.fields, self.body = split_front_matter(self.text)
        self.headings = []
        for line in self.body.splitlines():
            if line.startswith("#"):
                match = HEADING.match(line)
                assert match, f"{path.name}: malformed heading {line!r}"
                self.headings.append((len(match[1]), match[2], match[3]))

    @property
    def ids(self):
        return [ident for _, _, ident in self.headings]

    @property
    def blocks(self):
        return [block.strip() for block in re.split(r"\n\s*\n", self.body) if block.strip()]

    @property
    def words(self):
        plain = REFERENCE.sub("avsnitt", re.sub(r" \{#[^}]*\}", "", self.body))
        return len(re.findall(r"\w[\w:.–-]*", plain))

    def sections(self):
        """Heading and body of each section; where it stands is another matter."""
        parts = re.split(r"^#{1,3} .+$", self.body, flags=re.M)[1:]
        return [((title, ident), part.strip()) for (_, title, ident), part in zip(self.headings, parts, strict=True)]

    def section_words(self):
        """Words under each heading, its own body only."""
        return {ident: len(re.findall(r"\w+", body)) for (_, ident), body in self.sections()}


def docs_in(folder):
    return {path.stem: Doc(path) for path in sorted(folder.glob("*.md"))}


REFERRED = docs_in(TEXTS)
DRAFTED = docs_in(TEXTS / "utkast")
GUIDELINES = docs_in(TEXTS / "riktlinje")
# A document without a draft of its own reads as it does in the referral version.
VERSIONS = {"remissversion": REFERRED, "utkast": REFERRED | DRAFTED}
SETS = VERSIONS | {"riktlinje": GUIDELINES}
FILES = {"remissversion": REFERRED, "utkast": DRAFTED, "riktlinje": GUIDELINES}
ALL = {f"{name}/{slug}": doc for name, docs in FILES.items() for slug, doc in docs.items()}
each = pytest.mark.parametrize("doc", ALL.values(), ids=ALL.keys())
each_set = pytest.mark.parametrize("docs", SETS.values(), ids=SETS.keys())
each_version = pytest.mark.parametrize("docs", VERSIONS.values(), ids=VERSIONS.keys())


@each_version
def test_the_package_is_complete(docs):
    assert set(docs) == SLUGS
    assert [slug for slug, doc in docs.items() if doc.fields["kind"] == "main"] == [MAIN]


def test_the_guideline_is_one():
    assert [doc.fields["kind"] for doc in GUIDELINES.values()] == ["guideline"]


def test_most_of_the_draft_is_as_it_is_in_the_referral_version():
    drafted = [section for doc in DRAFTED.values() for section in doc.sections()]
    referred = {section for doc in REFERRED.values() for section in doc.sections()}
    assert len(DRAFTED) >= 4
    assert 0.55 < sum(section in referred for section in drafted) / len(drafted) < 0.75


@each
def test_front_matter(doc):
    assert doc.fields["slug"] == doc.path.stem
    assert doc.fields["title"]
    if doc.fields["kind"] == "sub":
        assert doc.fields["subtitle"] == SUBTITLE
    else:
        assert doc.fields["kind"] == ("guideline" if doc.path.stem == GUIDELINE else "main")


@each_version
def test_main_agreement_has_nine_chapters(docs):
    assert [level for level, _, _ in docs[MAIN].headings].count(1) == 9


@each_version
def test_enough_sections_and_words(docs):
    assert sum(len(doc.headings) for doc in docs.values()) >= 66
    assert sum(doc.words for doc in docs.values()) >= 13_000
    assert docs[MAIN].words >= 5_000
    assert all(doc.words >= 1_800 for doc in docs.values())


def test_the_guideline_is_short():
    guideline = GUIDELINES[GUIDELINE]
    assert 12 <= len(guideline.headings) <= 16
    assert 900 <= guideline.words <= 1_400


@each_version
def test_the_parties_are_forty_nine_municipalities(docs):
    listed = re.search(r"länets 49 kommuner: (.+?)\.\n", docs[MAIN].body)
    names = re.split(r", | och ", listed[1])
    assert len(set(names)) == len(names) == 49


@each_version
def test_documents_end_with_what_they_are_bound_to(docs):
    for slug, doc in docs.items():
        assert doc.ids[-1] == ("tidigare-avtal" if slug == MAIN else "forhallande-huvudavtal")
        if slug != MAIN:
            assert f"[[{MAIN}#underavtalens-giltighet]]" in doc.blocks[-1]


@each
def test_headings_are_ordered_and_unnumbered(doc):
    previous = 0
    for level, title, ident in doc.headings:
        assert level <= previous + 1, f"{ident}: a level is skipped"
        assert not re.search(r"\d|§", title), f"{ident}: number in {title!r}"
        assert title[0].isupper() and not title.endswith((".", ":"))
        previous = level
    titles = Counter(title for _, title, _ in doc.headings)
    assert not [title for title, count in titles.items() if count > 1]


@each
def test_every_chapter_has_subsections(doc):
    levels = [level for level, _, _ in doc.headings] + [1]
    for here, following in pairwise(levels):
        assert not (here == 1 and following == 1), doc.path.name


@each
def test_ids_are_unique(doc):
    assert not [ident for ident, count in Counter(doc.ids).items() if count > 1]


@each_set
def test_every_reference_resolves(docs):
    seen = 0
    for doc in docs.values():
        for raw in REFERENCE.findall(doc.body):
            match = TARGET.match(raw)
            assert match, f"{doc.path.name}: malformed reference {raw!r}"
            target = docs.get(match[1] or doc.path.stem)
            assert target, f"{doc.path.name}: no document for {raw!r}"
            assert match[2] in target.ids, f"{doc.path.name}: no section for {raw!r}"
            assert match[1] != doc.path.stem, f"{doc.path.name}: write [[#{match[2]}]]"
            seen += 1
    assert seen >= (25 if MAIN in docs else 2)


@each
def test_references_are_never_typed_as_numbers(doc):
    assert not re.search(r"\bavsnitt(et)? (\d|\[\[)", doc.body)
    assert "[[" not in "".join(title for _, title, _ in doc.headings)
    assert doc.body.count("[[") == len(REFERENCE.findall(doc.body))


@each
def test_sections_are_of_realistic_length(doc):
    lengths = doc.section_words()
    levels = {ident: level for level, _, ident in doc.headings}
    for ident, count in lengths.items():
        assert count <= 400, f"{doc.path.name}#{ident}: {count} words"
        if levels[ident] > 1:
            assert count >= 40, f"{doc.path.name}#{ident}: {count} words"


@each
def test_no_forbidden_words(doc):
    plain = re.sub(r"\{#[^}]*\}|\[\[[^\]]*\]\]", "", doc.body)
    plain = plain.replace("lagen (1988:870) om vård av missbrukare i vissa fall", "LVM")
    for word in FORBIDDEN:
        hit = re.search(rf"\b{word}\b", plain, flags=re.I)
        assert not hit, f"{doc.path.name}: {hit[0]!r}"


@each_set
def test_no_paragraph_occurs_twice(docs):
    seen = Counter()
    for doc in docs.values():
        for block in doc.blocks:
            if block.startswith("|"):
                seen[block] += 1
            else:
                lines = block.splitlines()
                seen.update(line for line in lines if len(line) > 40 and line[0] != "#")
    assert not [block for block, count in seen.items() if count > 1]


@each_set
def test_no_sentence_occurs_twice(docs):
    seen = Counter()
    for doc in docs.values():
        sentences = re.split(r"(?<=[.:?])\s+", doc.body)
        seen.update(sentence for sentence in sentences if len(sentence.split()) >= 7)
    assert not [sentence for sentence, count in seen.items() if count > 1]


@each
def test_layout_is_clean(doc):
    assert "  " not in doc.text
    assert "\t" not in doc.text and "\r" not in doc.text and "\u00a0" not in doc.text
    assert doc.text.endswith("\n") and not doc.text.endswith("\n\n")
    assert not re.search(r"[ ]+$", doc.text, flags=re.M)
    assert not re.search(r"\n{3,}", doc.text)
    assert not re.search(r"(\b\w+\b) \1\b", doc.body, flags=re.I), doc.path.name


@each
def test_only_the_closed_markup_is_used(doc):
    lines = doc.body.splitlines()
    for number, line in enumerate(lines):
        assert not re.match(r"\s+\S|[*+] |>|```|!\[|<", line), line
        assert line.count("**") % 2 == 0, line
        if re.match(r"\d+\. ", line):
            assert "§" not in line.split(" ", 1)[0]
        if line.startswith("|"):
            assert line.endswith("|"), line
            above = lines[number - 1]
            if above.startswith("|"):
                assert above.count("|") == line.count("|"), line


@each
def test_numbered_lists_count_from_one(doc):
    expected = 1
    for line in doc.body.splitlines():
        match = re.match(r"(\d+)\. ", line)
        if match:
            assert int(match[1]) == expected, line
            expected += 1
        else:
            expected = 1
