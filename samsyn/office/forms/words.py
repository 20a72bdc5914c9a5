"""The words on the form, in Swedish: it goes out to Swedish authorities."""

from __future__ import annotations

from collections.abc import Mapping

from samsyn.office.forms.values import Fault, Field, Form, FormFault

FIELDS: Mapping[Field, str] = {
    Field.GRADE: "Gradering",
    Field.GROUND: "Vad gäller synpunkten?",
    Field.COMMENT: "Kommentar",
    Field.PROPOSAL: "Föreslagen lydelse",
    Field.STANCE: "Inställning i stort",
    Field.CONDITIONS: "Villkor för att tillstyrka",
    Field.GENERAL: "Synpunkter på helheten",
}
CHOOSE = "Välj"
WHOLE = "Helheten"
HOW = "Så fyller du i"
NOT_GRADED = "Avsnittet graderas inte."
_HOW = (
    "Fyll i de vita fälten. Allt annat är låst, så att svaren hamnar rätt när blanketten läses in.",
    "Välj en gradering i listan. Skriv kommentarer och förslag till lydelse med egna ord.",
    "Lägg inte till och ta inte bort rader eller rutor.",
    "Läs in blanketten i Samsyn när den är ifylld. Du ser vad som ändras innan något sparas.",
    "Har en kollega ändrat ett fält sedan blanketten hämtades sparas båda texterna, så att ni kan välja.",
)


def instructions(form: Form) -> tuple[str, ...]:
    """How the form is filled in, and when it must be in."""
    until = (f"Svaret ska lämnas in i Samsyn senast {form.closes}.",) if form.closes else ()
    return (*_HOW, *until)


_FAULTS = {
    FormFault.NO_FORM: "Filen är ingen blankett från Samsyn. Hämta blanketten på sidan för ert svar och fyll i den.",
    FormFault.OTHER_CONSULTATION: "Blanketten hör till en annan remiss. Hämta en ny på sidan för ert svar.",
    FormFault.OTHER_RESPONDENT: "Blanketten hör till en annan remissinstans. Hämta en ny på sidan för ert svar.",
    FormFault.MISSING: "Fältet {field} för {section} saknas i filen. Hämta en ny blankett och för över svaren.",
    FormFault.TWICE: "Fältet {field} för {section} finns två gånger i filen. Ta bort det ena.",
    FormFault.UNKNOWN: "Fältet hör inte till blanketten. Ta bort det, eller hämta en ny blankett.",
    FormFault.NOT_A_CHOICE: "”{written}” går inte att välja. Välj {choices}, eller lämna fältet tomt.",
    FormFault.TOO_LONG: "Texten är {length} tecken lång, gränsen är {most}. Korta den.",
    FormFault.FORMULA: "Fältet innehåller en formel. Skriv svaret som text.",
}


def fault_words(fault: Fault) -> str:
    """A fault as its finder is told."""
    return _FAULTS[fault.code].format(**dict(fault.facts))
