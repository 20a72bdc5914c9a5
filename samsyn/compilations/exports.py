"""Files out of a compilation: the list as CSV, and how files are handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samsyn.compilations import texts
from samsyn.files.handing_out import Response, for_this_reader_only
from samsyn.office.csv_out import csv_lines
from samsyn.ui.grades import look

if TYPE_CHECKING:
    from samsyn.compilations.queries import Voice


def csv_of(voices: Iterable[Voice], *, demo: bool) -> Iterator[str]:
    """The list as CSV, line by line. In the demo each line says that what it tells is made up."""
    return csv_lines(_rows(voices, [str(texts.DEMO_NOTICE)] if demo else []))


def _rows(voices: Iterable[Voice], notice: list[str]) -> Iterator[list[str]]:
    heads = [_("Rad"), _("Remissinstans"), _("Sida"), _("Nummer"), _("Avsnitt"), _("Gradering"), _("Kommentar")]
    yield [*heads, *([_("Anmärkning")] if notice else [])]
    for voice in voices:
        column, words = voice.column, str(look(voice.grade).words)
        yield [
            str(voice.row),
            voice.name,
            voice.side,
            column.number,
            column.heading,
            words,
            voice.comment,
            *notice,
        ]


def named(title: str, ending: str) -> str:
    """A file named after what is compiled."""
    return f"{slugify(title) or 'sammanstallning'}.{ending}"


def handed_out(response: Response, title: str, ending: str, *, attached: bool = True) -> Response:
    """Named after the compilation."""
    return for_this_reader_only(response, named(title, ending), attached=attached)
