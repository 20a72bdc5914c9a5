"""Refusals and notes in words, in Swedish: what happened, what was done with it, what to do next."""

from __future__ import annotations

from samsyn.domain.verdicts import Refusal
from samsyn.office.word.faults import WordFault
from samsyn.office.word.notes import Note, NoteCode

LONGEST_QUOTE = 80
_REFUSALS = {
    WordFault.TOO_LARGE: "{file}: filen är större än 50 MB. Dela upp den eller ta bort bilder.",
    WordFault.TOO_LARGE_INSIDE: "{file}: filen växer orimligt mycket när den packas upp och läses därför inte. "
    "Öppna den i Word, kopiera texten till ett nytt dokument och försök igen.",
    WordFault.TOO_MANY_PARAGRAPHS: "{file}: texten har fler än {number} stycken. Dela upp den.",
    WordFault.NOT_WORD: "{file}: filen är inget Word-dokument. Spara texten som .docx.",
    WordFault.OTHER_OFFICE: "{file}: filen är ett annat slags kontorsdokument än Word. Spara texten som .docx.",
    WordFault.OLD_OR_LOCKED: "{file}: filen är lösenordsskyddad eller i äldre Word-format. "
    "Ta bort lösenordet och spara den som .docx.",
    WordFault.LOCKED: "{file}: filen är lösenordsskyddad. Ta bort lösenordet och försök igen.",
    WordFault.MACROS: "{file}: dokumentet innehåller makron och läses inte. Spara det utan makron, som .docx.",
    WordFault.BROKEN: "{file}: filen är skadad och kan inte läsas. Öppna den i Word, låt Word laga den och spara den på nytt.",
    WordFault.UNSAFE_NAMES: "{file}: filen är inte hopsatt som ett Word-dokument: delar i den har namn som inte får förekomma, "
    "eller samma namn. Öppna den i Word, spara den på nytt och försök igen.",
    WordFault.LEADS_OUT: "{file}: mallen hämtar delar av sig från annat håll (länkade bilder eller filer). "
    "Bädda in dem i mallen, eller ta bort dem.",
    WordFault.TOO_MANY_AUTHORS: "{file}: dokumentet har spårade ändringar av {number} personer. Högst 100 går att läsa. "
    "Godta eller avvisa de ändringar som är avgjorda.",
    WordFault.HAS_CHANGES: "{file}: dokumentet har spårade ändringar. Ange om de ska godtas eller avvisas "
    "(--revisions accept eller --revisions reject).",
    WordFault.EMPTY: "{file}: filen är tom.",
}
_NOTES = {
    NoteCode.HEADING_GUESSED: "{words} saknar rubrikformat men är läst som rubrik på nivå {count}.",
    NoteCode.TITLE_GUESSED: "{words} är läst som dokumentets titel.",
    NoteCode.NUMBER_CHANGED: "{words} har fått numret {number}. Avsnittens nummer följer av ordningen.",
    NoteCode.LEVEL_CHANGED: "Rubriken {words} hoppar över en nivå. Den är läst som rubrik på nivå {count}.",
    NoteCode.HEADING_AS_TEXT: "Rubriken {words} ligger på nivå {count}. Avtalstexter har högst fyra nivåer, så den är läst som fet text.",
    NoteCode.BEFORE_FIRST_HEADING: "Texten före den första rubriken har lagts i ett eget avsnitt. Den börjar {words}.",
    NoteCode.NO_HEADINGS: "Ingen rubrik har hittats. Hela texten har lagts i ett avsnitt.",
    NoteCode.CONTENTS_LEFT_OUT: "Innehållsförteckningen är inte läst ({count} rader).",
    NoteCode.HEADER_LEFT_OUT: "Sidhuvudet är inte läst: {words}.",
    NoteCode.FOOTER_LEFT_OUT: "Sidfoten är inte läst: {words}.",
    NoteCode.FOOTNOTE: "{words} står i ett eget stycke efter det stycke som den hör till.",
    NoteCode.TEXT_BOX: "Texten i en textruta står efter det stycke som rutan är fäst vid: {words}.",
    NoteCode.PICTURE: "En bild är inte läst{about}.",
    NoteCode.EMBEDDED: "Ett inbäddat objekt är inte läst.",
    NoteCode.FORMULA: "En formel är läst som text: {words}.",
    NoteCode.SYMBOL: "Ett tecken ur ett symbolteckensnitt är läst som •{about}.",
    NoteCode.HIDDEN_TEXT: "Dold text är inte läst: {words}.",
    NoteCode.TABLE_FILLED: "Tabellen har sammanslagna celler. Innehållet står i den första av dem, de andra är tomma.",
    NoteCode.TABLE_IN_TABLE: "En tabell inuti en tabell är läst som text.",
    NoteCode.CELL_JOINED: "En tabellcell har {count} stycken, som har lästs som ett. Den börjar {words}.",
    NoteCode.LIST_AS_TEXT: "Listor numreras här med siffror. {words} står som ett eget stycke.",
    NoteCode.CHANGES: "Dokumentet har spårade ändringar av {words}.",
    NoteCode.PART_BROKEN: "En del av filen är skadad och inte läst: {words}.",
}


def refused(refusal: Refusal) -> str:
    """A refusal of a Word file in words."""
    return _REFUSALS[WordFault(refusal.code)].format(**refusal.facts)


def said(note: Note) -> str:
    """A note in words, without its place."""
    words = quoted(note.words) if note.code not in _BARE else note.words
    about = f": {quoted(note.words)}" if note.words else ""
    return _NOTES[note.code].format(words=words, count=note.count, number=note.number, about=about)


_BARE = (NoteCode.FOOTNOTE, NoteCode.CHANGES, NoteCode.PART_BROKEN)


def quoted(words: str) -> str:
    """Words in quotation marks, not too many of them."""
    short = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"”{short}”"


def place(note: Note) -> str:
    """Where: "stycke 12", or "hela dokumentet"."""
    return f"stycke {note.paragraph}" if note.paragraph else "hela dokumentet"
