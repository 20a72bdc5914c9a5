"""The words of problems and refusals, in Swedish: what happened, what was done with it, what to do next."""

from __future__ import annotations

from samsyn.domain.grading import Problem, ProblemCode, SheetFault
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.refusals import FileFault

LONGEST_QUOTE = 80

_PROBLEMS = {
    ProblemCode.GRADE_UNKNOWN: "{written} finns inte på skalan (stämmer helt, delvis, inte alls). "
    "Cellen räknas som utan gradering.",
    ProblemCode.GRADE_FORMULA: "Cellen innehåller formeln {written}, som inte räknas ut. "
    "Cellen räknas som utan gradering.",
    ProblemCode.COMMENT_FORMULA: "Kommentaren är en formel, {written}. Den räknas inte ut utan är med som text.",
    ProblemCode.COMMENT_TOO_LONG: "Kommentaren är {written} tecken lång, gränsen är 100 000. Den är inte med; "
    "graderingen i raden påverkas inte.",
    ProblemCode.GROUND_UNKNOWN: "{written} är ingen av grunderna (redaktionellt, förtydligande, princip, konsekvens, "
    "dagsläget) eller flera på en gång. Grunden räknas som inte angiven.",
    ProblemCode.NAME_DOUBTFUL: "{written} tolkas som {party}. Kontrollera att det stämmer.",
    ProblemCode.NAME_AMBIGUOUS: "{written} kan vara {second} eller {other}. Ingen part har valts; "
    "svaret är med men räknas inte i sammanställningen.",
    ProblemCode.NAME_SOMEONE_ELSE: "{written} nämner {second} men verkar vara någon annan. Ingen part har valts; "
    "svaret är med men räknas inte i sammanställningen.",
    ProblemCode.NAME_UNKNOWN: "{written} passar ingen part. Svaret är med men räknas inte i sammanställningen.",
    ProblemCode.NAME_EMPTY: "Raden saknar uppgift om vem som svarar. Svaret är med men räknas inte i sammanställningen.",
    ProblemCode.SUPERSEDED_BY_TIME: "{party} har svarat två gånger. Svaret på rad {by} blev klart senare och räknas; "
    "det här räknas inte.",
    ProblemCode.SUPERSEDED_BY_ROW: "{party} har svarat två gånger och tiderna säger inte vilket svar som är senast. "
    "Det som står sist, på rad {by}, räknas; det här räknas inte.",
    ProblemCode.COLUMN_UNUSED: "Kolumnen {header} hör inte till någon gradering och är inte med ({filled} ifyllda celler).",
    ProblemCode.COLUMNS_BEYOND: "{filled} ifyllda celler står långt till höger om svaren, bortom kolumn {last}. "
    "De är inte lästa.",
    ProblemCode.NO_RESPONDENTS: "Ingen kolumn säger vem som svarar. Svaren är med men räknas inte i sammanställningen.",
    ProblemCode.SHEET_UNUSED: "Även bladet {sheet} har graderingar. Bara bladet {read} har lästs.",
}
_NAMELESS = "Kolumnen saknar rubrik, hör inte till någon gradering och är inte med ({filled} ifyllda celler)."
_UNDER = "Kolumnen står under rubriken {over} utan egen rubrik och är inte med ({filled} ifyllda celler)."
_NEAREST = " Närmast ligger {second}, men det är för osäkert."

_REFUSALS = {
    FileFault.MISSING: "{file}: filen kan inte läsas ({why}). Kontrollera sökvägen.",
    FileFault.WRONG_TYPE: "{file}: filtypen kan inte läsas. Spara svaren som .xlsx, .ods eller .csv och försök igen.",
    FileFault.OLD_EXCEL: "{file}: äldre eller binärt Excel-format läses inte. Spara arbetsboken som .xlsx.",
    FileFault.MACROS: "{file}: arbetsboken innehåller makron och läses inte. Spara den utan makron, som .xlsx eller .ods.",
    FileFault.LOCKED: "{file}: arbetsboken är lösenordsskyddad eller i äldre Excel-format. "
    "Ta bort lösenordet och spara som .xlsx eller .ods.",
    FileFault.NOT_A_WORKBOOK: "{file}: filen är ingen Excel-arbetsbok eller .ods-fil, eller är skadad. Exportera svaren på nytt.",
    FileFault.NOT_A_DOCUMENT: "{file}: filen är inget Word-dokument, eller är skadad. Spara den på nytt som .docx.",
    FileFault.IS_A_WORKBOOK: "{file}: filen heter .csv men är en arbetsbok. Byt ändelsen till .xlsx eller .ods.",
    FileFault.BROKEN: "{file}: filen är skadad och kan inte läsas{part}. Exportera svaren på nytt.",
    FileFault.EMPTY: "{file}: filen är tom. Exportera svaren på nytt.",
    FileFault.TOO_LARGE: "{file}: filen är {size} MB, gränsen är 100 MB. Dela upp den eller ta bort bilder.",
    FileFault.TOO_LARGE_INSIDE: "{file}: filen växer orimligt mycket när den läses och läses därför inte. "
    "Öppna den, kopiera bara svaren till en ny arbetsbok och försök igen.",
    FileFault.OPEN_QUOTE: "{file}: ett citattecken som börjar i posten på rad {line} avslutas aldrig, så svaren därefter "
    "kan inte skiljas åt. Rätta raden och försök igen.",
    FileFault.PARTIES_COLUMNS: "{file}: partslistan saknar kolumnen {missing}. Den ska ha minst kolumnerna code och name.",
    FileFault.PARTIES_TWICE: "{file}: samma kod står mer än en gång i partslistan ({codes}). Varje part ska ha en egen kod.",
    FileFault.PARTIES_EMPTY: "{file}: partslistan innehåller ingen part.",
    FileFault.NOT_WRITTEN: "{file}: resultatet kan inte sparas ({why}).",
    SheetFault.EMPTY: "Bladet ”{sheet}” är tomt: det finns inga svar under någon rubrikrad.",
    SheetFault.NO_GRADES: "Bladet ”{sheet}” har ingen kolumn med graderingar (stämmer helt, stämmer delvis, stämmer inte "
    "alls, eller grön, gul, röd). Kontrollera att det är rätt fil och rätt blad.",
    SheetFault.NO_LEGEND: "Bladet ”{sheet}” har siffrorna 1–3 under ”{header}”, men ingenstans står vad de betyder. Skriv det "
    "på en rad ovanför rubrikerna, till exempel ”1 = stämmer helt, 2 = stämmer delvis, 3 = stämmer inte alls”.",
    SheetFault.OTHER_SCALE: "Bladet ”{sheet}” har en annan skala under ”{header}” ({steps}). Här räknas tre steg: stämmer helt, "
    "stämmer delvis, stämmer inte alls. Hur en annan skala ska räknas om gissas inte. Räkna om svaren i arket till tre steg "
    "och försök igen.",
    SheetFault.SAME_HEADER: "Bladet ”{sheet}”: kolumnerna {first} och {second} har samma rubrik, ”{header}”. "
    "Ge dem olika rubriker så att svaren inte blandas ihop.",
}


def say_problem(problem: Problem) -> str:
    """One problem in words, without its place."""
    facts = {fact: _shown(fact, value) for fact, value in problem.facts}
    if problem.code is ProblemCode.COMMENT_TOO_LONG:
        facts["written"] = f"{int(problem['written']):,}".replace(",", " ")
    words = _PROBLEMS[problem.code]
    if problem.code is ProblemCode.COLUMN_UNUSED and not problem["header"]:
        words = _UNDER if problem["over"] else _NAMELESS
    if problem.code is ProblemCode.NAME_UNKNOWN and "second" in facts:
        words += _NEAREST
    return words.format(**facts)


def say_refusal(refusal: Refusal, file: str = "") -> str:
    """Why nothing could be read, in one or two sentences; `file` is named where the refusal names only a sheet."""
    facts = {fact: str(value) for fact, value in refusal.facts.items()}
    if facts.get("part"):
        facts["part"] = f" ({facts['part']})"
    words = _REFUSALS[_code(refusal.code)].format(**facts)
    return words if "file" in facts or not file else f"{file}: {words[0].lower()}{words[1:]}"


def _code(code: str) -> FileFault | SheetFault:
    return FileFault(code) if code in set(FileFault) else SheetFault(code)


def _shown(fact: str, value: str) -> str:
    """A fact fit for a sentence: what somebody wrote stands in quotes, shortened, on one line."""
    if fact not in ("written", "header", "over", "sheet", "read"):
        return value
    text = " ".join(value.split())
    return f"”{text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + '…'}”"
