"""Collect and compile the languages: `make text`.

Swedish is the source: it stands in the templates and in the code, marked for translation. This collects every marked
string into `samsyn/locale/en/LC_MESSAGES/django.po`, keeps the translations there are, drops what is no longer used,
and compiles the `.mo` beside it. Nothing is guessed: a changed string is a new one, without a translation.

`--check` writes nothing; it says what is new, gone, untranslated or not compiled, and ends with 1 if anything is.
Needs gettext (`xgettext`).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "samsyn"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
# The same each time, so that a collection changes only what changed.
HEADER = {
    "Project-Id-Version": "Samsyn",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# Django's makemessages, which also knows the name that our modules give gettext beside gettext_lazy.
COLLECT = """
import sys
from django.core.management.commands.makemessages import Command
Command.xgettext_options = [*Command.xgettext_options, "--keyword=__"]
Command().run_from_argv(["texts", "makemessages", *sys.argv[1:]])
"""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Findings:
    """What is not as it should be; each a list of Swedish strings."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    fuzzy: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    compiled: bool = True

    def __bool__(self) -> bool:
        return bool(
            self.new or self.gone or self.untranslated or self.fuzzy or self.placeholders or not self.compiled
        )


def key(entry: polib.POEntry) -> Key:
    return (entry.msgid, entry.msgctxt or "", entry.msgid_plural)


def marked() -> polib.POFile:
    """Every marked string of the package, collected by Django's own makemessages in a copy of the tree."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "samsyn"
        unread = shutil.ignore_patterns("static", "locale", "migrations", "__pycache__", "*.md", "*.csv")
        shutil.copytree(PACKAGE, copy, ignore=unread)
        (copy / "locale").mkdir()
        options = ["--locale=en", "--no-location", "--no-wrap", "--extension=html,txt,py"]
        command = [sys.executable, "-c", COLLECT, *options]
        # Without settings makemessages works in the folder it stands in, which here is the copy.
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        if run.returncode:
            raise RuntimeError(f"makemessages: {(run.stderr or run.stdout).strip().splitlines()[-1]}")
        return polib.pofile(str(copy / "locale" / "en" / "LC_MESSAGES" / "django.po"))


def merged(collected: polib.POFile, kept: polib.POFile | None) -> polib.POFile:
    """The collected strings, in alphabetical order, with the translations that are kept."""
    old = {key(entry): entry for entry in kept or []}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = dict(HEADER)
    for found in sorted(collected, key=key):
        known = old.get(key(found))
        flags = [f for f in found.flags if f.endswith("-format")]
        if known is not None and known.fuzzy:
            flags = ["fuzzy", *flags]
        catalogue.append(
            polib.POEntry(
                msgid=found.msgid,
                msgctxt=found.msgctxt,
                msgid_plural=found.msgid_plural,
                msgstr=known.msgstr if known else "",
                msgstr_plural=(known.msgstr_plural if known else {0: "", 1: ""}) if found.msgid_plural else {},
                comment=found.comment,
                flags=flags,
            )
        )
    return catalogue


def empty(entry: polib.POEntry) -> bool:
    return not all(entry.msgstr_plural.values()) if entry.msgid_plural else not entry.msgstr


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|{\w*}", text))


def loses_placeholders(entry: polib.POEntry) -> bool:
    """Does a translation name something that the Swedish does not, or leave something out?"""
    if empty(entry):
        return False
    wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
    given = [entry.msgstr_plural[n] for n in entry.msgstr_plural] if entry.msgid_plural else [entry.msgstr]
    if entry.msgid_plural:
        return any(placeholders(text) - wanted for text in given)
    return placeholders(given[0]) != wanted


def findings() -> Findings:
    """Compare what is marked with what the catalogue holds, and the catalogue with what is compiled."""
    collected = marked()
    kept = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    wanted, held = {key(e) for e in collected}, {key(e) for e in kept if not e.obsolete}
    live = [e for e in kept if not e.obsolete and key(e) in wanted]
    return Findings(
        new=_named(wanted - held),
        gone=_named(held - wanted),
        untranslated=_named(key(e) for e in live if empty(e)),
        fuzzy=_named(key(e) for e in live if e.fuzzy),
        placeholders=_named(key(e) for e in live if loses_placeholders(e)),
        compiled=is_compiled(kept),
    )


def _named(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(sorted(k[0] for k in keys))


def is_compiled(catalogue: polib.POFile) -> bool:
    """Does the .mo say what the .po says?"""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists():
        return False
    wanted = {key(e): (e.msgstr, dict(e.msgstr_plural)) for e in catalogue if e.translated()}
    return {key(e): (e.msgstr, dict(e.msgstr_plural)) for e in polib.mofile(str(compiled))} == wanted


def write() -> polib.POFile:
    """Collect, merge, save and compile."""
    kept = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else None
    catalogue = merged(marked(), kept)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    return catalogue


def say(found: Findings) -> None:
    for what in ("new", "gone", "untranslated", "fuzzy", "placeholders"):
        for text in getattr(found, what):
            print(f"{what}: {text}")
    if not found.compiled:
        print("The .mo is not in step with the .po: run make text.")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; say what is missing")
    if parser.parse_args().check:
        found = findings()
        say(found)
        return 1 if found else 0
    catalogue = write()
    left = [e for e in catalogue if empty(e)]
    print(f"{len(catalogue)} strings, {len(left)} without English in {CATALOGUE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
