"""Words of the error pages: who may, and what a refusal says."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.domain import access
from samsyn.domain.access import MAY, Act
from samsyn.domain.verdicts import Refusal

# Who a predicate of the MAY table lets in. Those that only narrow another one need no words.
WHO: dict[access.Predicate, Promise | str] = {
    access.anyone: _("alla"),
    access.signed_in: _("den som är inloggad"),
    access.belongs_to_a_side: _("den som företräder en av sidorna"),
    access.owns_it: _("den som har lagt in uppgifterna"),
    access.secretary_of_its_side: _("sekreteraren på den sida det gäller"),
    access.secretary_where_no_side_is: _("sekreteraren på den sida det gäller"),
    access.process_leader: _("processledarna"),
    access.works_there: _("de som arbetar med versionen"),
    access.leads_it: _("den grupp som leder remissen"),
    access.helps_its_members: _("remissinstansens kommunalförbund"),
    access.legal_counsel_there: _("juristerna i den grupp som arbetar med versionen"),
    access.sits_at_it: _("de som arbetar hos remissinstansen"),
    access.answers_for_it: _("samordnare, handläggare och registratorer hos remissinstansen"),
    access.operator: _("förvaltaren"),
    access.sees_it: "",
}


def who_may(act: Act) -> str:
    """ "sekreteraren på den sida det gäller eller förvaltaren", out of the MAY table itself."""
    each = [_both(str(WHO.get(predicate, "")) for predicate in clause) for clause in MAY[act]]
    return __(" eller ").join(dict.fromkeys(filter(None, each)))


def _both(names: Iterable[str]) -> str:
    return __(" och ").join(filter(None, names))


def words_of(refusal: Refusal, view_module: str) -> str:
    """What the refusal says: in the words of the slice that its code belongs to, else of the slice whose page it is."""
    slice_, found, _rest = view_module.rpartition(".views")
    for module in (type(refusal.code).__module__, f"{slice_}.texts" if found else "samsyn.site.texts"):
        try:
            return str(import_module(module).words(refusal))
        except (ImportError, AttributeError, KeyError, ValueError):
            continue
    return __("Det går inte att göra så här.")
