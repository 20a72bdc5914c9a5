"""Swedish is the source and English is complete; what stands on the pages is Swedish that says du."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import html5lib
import polib
import pytest
from django.utils.translation import trans_real

from samsyn.consultations.letters import LETTER_PLACES
from tests.architecture.placed import BIRDS, Placed
from tests.architecture.test_doors import pages_of
from tests.architecture.tree import ROOT, modules
from tests.page import H
from tests.world import World


@lru_cache(maxsize=1)
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scripts_texts", ROOT / "scripts/texts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=1)
def found() -> Any:
    return script().findings()


@pytest.mark.parametrize("what", ["new", "gone", "untranslated", "fuzzy", "placeholders"])
def test_english_is_complete(what: str) -> None:
    left = getattr(found(), what)
    assert not left, f"{len(left)} strings are {what}; run make text and translate:\n" + "\n".join(left)


def test_what_is_compiled_is_what_is_written() -> None:
    assert found().compiled, "run make text"


def test_collecting_keeps_what_is_translated_and_drops_what_is_gone() -> None:
    kept, collected = polib.POFile(), polib.POFile()
    for text, english in (("Spara", "Save"), ("Borta", "Gone")):
        kept.append(polib.POEntry(msgid=text, msgstr=english))
    for text in ("Spara", "Ändra"):
        collected.append(polib.POEntry(msgid=text))
    merged = script().merged(collected, kept)
    assert [(e.msgid, e.msgstr) for e in merged] == [("Spara", "Save"), ("Ändra", "")]
    assert str(script().merged(merged, merged)) == str(merged), "a second collection changes nothing"


def test_a_translation_that_loses_a_placeholder_is_found() -> None:
    loses = script().loses_placeholders
    assert loses(polib.POEntry(msgid="%(name)s har svarat", msgstr="has answered"))
    assert not loses(polib.POEntry(msgid="%(name)s har svarat", msgstr="%(name)s has answered"))


@lru_cache(maxsize=1)
def swedish() -> tuple[str, ...]:
    """Every marked Swedish string."""
    return tuple(text for e in script().marked() for text in (e.msgid, e.msgid_plural) if text)


# Words that are English and never Swedish, in any form a page may hold them.
ENGLISH = re.compile(
    r"\b(the|and|of|your|you|please|submit|save|search|cancel|delete|edit|error|warning|loading|required|invalid|"
    r"password|sign in|log in|log out|previous|next|page|settings|view|more|show|hide|back|close|open|confirm|"
    r"enter|value|field|this|that|with|not|found|are|has|been|must|should|click|here|home|help|name|none)\b",
    re.IGNORECASE,
)
# Swedish that looks like it, and names.
NOT_ENGLISH = re.compile(r"\b(open source|sign-?in)\b", re.IGNORECASE)


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(NOT_ENGLISH.sub("", re.sub(r"%\(\w+\)s|{\w*}|<[^>]*>|https?://\S+", " ", text)))


def test_the_source_strings_are_swedish() -> None:
    left = {text: hits for text in swedish() if (hits := english_in(text))}
    assert not left


def test_the_reader_is_du() -> None:
    formal = re.compile(r"\b(Ni|ni|Er|Ert|Era|eder|Eder)\b|\b(er|ert) (svar|sida|kommun|organisation|synpunkt)")
    left = [text for text in swedish() if formal.search(text)]
    assert not left, left


def test_buttons_say_what_they_do() -> None:
    vague = {"OK", "Ok", "Skicka", "Spara", "Ja", "Nej", "Klicka här", "Läs mer", "Submit"}
    left = vague & set(swedish())
    assert not left, f"say what happens: {left}"


def visible_text(content: bytes, tongue: str = "sv") -> str:
    """What a reader sees, hears and is told of: words, labels, alternative texts; not what is marked as another tongue."""
    tree = html5lib.parse(content.decode())
    words: list[str] = []

    def walk(node: Any, lang: str) -> None:
        if not isinstance(node.tag, str) or node.tag in {f"{H}script", f"{H}style"}:
            return
        lang = node.get("lang") or lang
        if lang == tongue:
            words.extend(node.get(a) or "" for a in ("aria-label", "alt", "title", "placeholder"))
            words.append(node.text or "")
        for child in node:
            walk(child, lang)
            if lang == tongue:
                words.append(child.tail or "")

    walk(tree, tongue)
    return " ".join(" ".join(words).split())


def test_pages_hold_no_english(world: World, placed: Placed) -> None:
    left = {}
    for column in ("public", "leader", "operator", "orust"):
        for address, response in pages_of(column, world, placed):
            if hits := english_in(visible_text(response.content)):
                left[f"{column} {address}"] = sorted(set(hits))
    assert not left


WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def every_word_crossed_out(tmp_path: Path, settings: Any) -> Iterator[None]:
    """An English where each marked string reads ¤ and its placeholders: what can still be read was never marked."""

    def crossed(text: str) -> str:
        return "¤ " + " ".join(script().placeholders(text))

    catalogue, folder = polib.POFile(), tmp_path / "en/LC_MESSAGES"
    catalogue.metadata = dict(script().HEADER)
    for found in script().marked():
        more = {n: crossed(found.msgid_plural) for n in (0, 1)} if found.msgid_plural else {}
        entry = polib.POEntry(msgid=found.msgid, msgctxt=found.msgctxt, msgid_plural=found.msgid_plural)
        entry.msgstr, entry.msgstr_plural = ("" if more else crossed(found.msgid)), more
        catalogue.append(entry)
    folder.mkdir(parents=True)
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [str(tmp_path)]
    forget_languages()
    yield
    forget_languages()


def forget_languages() -> None:
    trans_real._translations = {}
    trans_real._default = None


def data_of(world: World, placed: Placed) -> set[str]:
    """Words that are data, or names of machines' things: written as they are in every language."""
    named = [p.name for p in world.people.values()] + [b.name for b in world.bodies.values()]
    named += [f"{o.formal_name} {o.name}" for o in world.organisations.values()]
    typed = (
        "sparad borttaget i en text PDF avsnitt för alla i korthet del Svar om Avtal behöver förtydligas är okänd Om ska"
        " parterna samråda i del som villkor i stort med annan ordning Fler behöver tid svarar nästa vecka"
        " Remiss utkast återkommer i svaren"
    )
    others = (
        "Regionen Kommunerna Provlänet Göteborgsregionen Fyrbodal Skaraborg Samsyn public huvudavtal avtal region"
        " version Excel Word xlsx CSV JSON prov example sida http"
    )
    return set(WORD.findall(" ".join([*BIRDS.values(), *named, *LETTER_PLACES, typed, others, placed.feedback.text])))


@pytest.mark.usefixtures("every_word_crossed_out")
def test_every_word_of_the_house_can_be_translated(world: World, placed: Placed) -> None:
    data = data_of(world, placed)
    swedish_words = {word for text in swedish() for word in WORD.findall(text)} - data
    left: dict[str, str] = {}
    for column in ("public", "leader", "operator", "secretary", "orust"):
        for address, response in pages_of(column, world, placed, language="en"):
            if not address.startswith("/komponenter/"):  # the gallery's things to look at say nothing
                shown = set(WORD.findall(visible_text(response.content, "en")))
                left |= dict.fromkeys(shown & swedish_words, address)
    assert not left, f"said in Swedish on an English page, because it is not marked: {left}"


def test_english_on_a_page_would_be_found() -> None:
    assert english_in(visible_text(b'<html lang="sv"><body><button>Save</button>')) == ["Save"]
    assert not english_in(visible_text(b'<html lang="sv"><body><a lang="en">In English please</a>'))


def test_the_collector_knows_every_name_of_gettext() -> None:
    """A name that the collector does not know would leave its strings Swedish for good."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                given = {a.asname for a in node.names if "gettext" in a.name and a.asname}
                assert given <= {"_", "__"}, f"{path} calls gettext {given}"
