"""The words of a sealed compilation, in Swedish: it is an official document of Swedish authorities.

All of them stand here, also those that a report says in the same way: another word in a report must not break the seals
of years past.
"""

from __future__ import annotations

HEADS = (
    "Remissinstans", "Sida", "Kommunalförbund", "Vårdsamverkan", "Svar", "Dokument", "Nummer", "Avsnitt", "Gradering",
    "Vad synpunkten gäller", "Kommentar", "Föreslagen lydelse",
)  # fmt: skip
STATUS = {"answered": "Svarat", "abstained": "Avstår från att svara", "silent": "Inget svar"}
_GROUNDS = {
    "editorial": "Redaktionellt",
    "clarification": "Förtydligande",
    "principle": "Principfråga",
    "consequence": "Konsekvens eller kostnad",
    "today": "Dagens situation",
}


def ground_words(ground: str) -> str:
    return _GROUNDS.get(ground, "")


README = """Förseglad sammanställning av remissvar
=======================================

{title}
Förseglad {sealed_at}

svar.json              alla svar som de lämnades in, med remissinstanser och avsnitt
sammanstallning.json   graderingarna räknade per avsnitt och grupp
sammanstallning.csv    varje svar på en rad
matris.html            remissinstanser och avsnitt som en tabell
manifest.json          kontrollsumma (SHA-256) för varje fil

Förseglingen är kontrollsumman för manifest.json. Den som har den här filen kan räkna om allt ur svar.json med
kommandot `samsyn rebuild` och se att varje fil blir densamma, byte för byte. Hur det räknas står i docs/rules/seal.md i
Samsyns källkod.
"""
