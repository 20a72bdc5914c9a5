"""What the matrix says of itself: its groups, its columns, and how it is read."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.domain.matrix import ALL, NO_PARTY, WITHOUT, Column, Fold, Group, Mark
from samsyn.domain.matrix_spans import Span

LONGEST_LABEL = 14

_WITHOUT: dict[Fold, Promise] = {
    Fold.ASSOCIATION: _("Utan kommunalförbund"),
    Fold.CARE_AREA: _("Utan vårdsamverkan"),
    Fold.SIDE: _("Utan sida"),
}

FOLD_NAMES: dict[Fold, Promise] = {
    Fold.ASSOCIATION: _("Kommunalförbund"),
    Fold.CARE_AREA: _("Vårdsamverkan"),
    Fold.SIDE: _("Sida"),
    Fold.NONE: _("Ingen gruppering"),
}

SPAN_NAMES: dict[Span, Promise] = {
    Span.SECTION: _("Avsnitt"),
    Span.CHAPTER: _("Kapitel"),
    Span.DOCUMENT: _("Dokument"),
}

# How an answer came, or did not come. To abstain from answering is no no to the text (T12).
MARKS: dict[Mark, Promise | str] = {
    Mark.NONE: "",
    Mark.LATE: _("sent svar"),
    Mark.ABSTAINED: _("Avstår från att svara"),
    Mark.SILENT: _("Inget svar"),
    Mark.UNSEEN: _("Inget publicerat svar"),
}


def sections_in(number: int) -> str:
    """How many sections stand as one column."""
    return ngettext("%(count)s avsnitt", "%(count)s avsnitt", number) % {"count": number}


def group_count(group: Group) -> str:
    """How many stand in a group; where not all of them have answered, how many have."""
    if group.answered == len(group.lines):
        return str(group.answered)
    return __("%(answered)s av %(all)s") % {"answered": group.answered, "all": len(group.lines)}


def group_name(group: Group, fold: Fold) -> str:
    """A group's name; those that stand outside the groupings have words of their own."""
    if group.slug == NO_PARTY:
        return __("Inte någon part")
    if group.slug == ALL:
        return __("Alla parter")
    return str(_WITHOUT[fold]) if group.slug == WITHOUT else group.name


def column_label(column: Column) -> str:
    """What stands over a column: its number, or the beginning of its heading."""
    heading = column.heading
    short = heading if len(heading) <= LONGEST_LABEL else f"{heading[: LONGEST_LABEL - 1].rstrip()}…"
    return column.number or short


def caption() -> str:
    """What the table shows and how it is read, for those who hear it."""
    return __(
        "Graderingar: en rad per remissinstans och en kolumn per avsnitt. H betyder stämmer helt, D stämmer delvis, "
        "I stämmer inte alls och ett streck ej svar. En grupps rad visar den vanligaste graderingen och hur många som "
        "har gett den."
    )
