"""Whom to ask: everyone in a box of her own, and whole groups by a button."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.consultations.forms.fields import Several, choose, sent_several
from samsyn.consultations.queries.composing import Circle
from samsyn.parties.queries import Askable

ALL_PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Group:
    """Several that are chosen by one button: what the button sends, what stands on it, whom it is about (codes)."""

    key: str
    name: str
    codes: frozenset[str]

    @property
    def count(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Kind:
    """A heading with the boxes under it. `indented`: those that are a part of the one before."""

    name: str
    rows: tuple[tuple[Askable, bool, bool], ...]

    @property
    def ticked(self) -> int:
        return sum(ticked for _one, ticked, _part in self.rows)


class RespondentsForm(forms.Form):
    """The respondents. A group is added or taken out by a button of its own."""

    respondents = Several(label=_("Remissinstanser"), required=False)

    def __init__(self, data: Any, *, circle: Circle, chosen: Collection[str]) -> None:
        super().__init__(data)
        self.circle, self.chosen = circle, frozenset(chosen)
        choose(self, "respondents", [(one.code, one.name) for one in circle.organisations])

    @property
    def groups(self) -> list[tuple[str, list[Group]]]:
        """The buttons under their headings."""
        parties = [one for one in self.circle.organisations if one.is_party]
        everyone = Group(ALL_PARTIES, __("Alla parter"), frozenset(one.code for one in parties))
        sides: dict[str, set[str]] = {}
        for one in parties:
            sides.setdefault(f"side:{one.side}:{one.side_name}", set()).add(one.code)
        by_side = [Group(f"side:{k.split(':')[1]}", k.split(":", 2)[2], frozenset(v)) for k, v in sides.items()]
        return [
            (__("Parter"), [everyone, *by_side]),
            (__("Kommunalförbundens medlemmar"), self._homes("association")),
            (__("Delregionala vårdsamverkansområden"), self._homes("care_area")),
        ]

    def _homes(self, kind: str) -> list[Group]:
        """The parties of each association, or of each care area."""
        parties = {one.pk: one.code for one in self.circle.organisations if one.is_party}
        found: dict[tuple[str, str], set[str]] = {}
        for home in self.circle.homes:
            if home.kind == kind and home.organisation in parties:
                found.setdefault((home.slug, home.name), set()).add(parties[home.organisation])
        return [Group(f"{kind}:{slug}", name, frozenset(codes)) for (slug, name), codes in found.items()]

    @property
    def wanted(self) -> list[str]:
        """The codes that are ticked, with the group that a pressed button adds or takes out. The form is valid."""
        groups = {group.key: group.codes for _name, of in self.groups for group in of}
        found = set(self.cleaned_data["respondents"])
        found |= groups.get(str(self.data.get("add", "")), frozenset())
        found -= groups.get(str(self.data.get("drop", "")), frozenset())
        return [one.code for one in self.circle.organisations if one.code in found]

    @property
    def kinds(self) -> list[Kind]:
        """Everyone, ticked as it was sent or as it is kept: parties side by side, their parts, others."""
        ticked = set(sent_several(self, "respondents")) if self.is_bound else self.chosen
        return [
            Kind(name, tuple((one, one.code in ticked, one.part_of is not None) for one in rows))
            for name, rows in self._named()
            if rows
        ]

    def _named(self) -> Iterator[tuple[str, list[Askable]]]:
        everyone = self.circle.organisations
        for name in dict.fromkeys(one.side_name for one in everyone if one.is_party):
            yield name, [one for one in everyone if one.is_party and one.side_name == name]
        yield __("Delar av parter"), [one for one in everyone if not one.is_party and one.part_of is not None]
        rest = [one for one in everyone if not one.is_party and one.part_of is None]
        yield __("Organisationer som inte är parter"), [one for one in rest if one.side]
        yield (
            __("Organisationer utan sida, som bara kan svara när alla får se remissen"),
            [one for one in rest if not one.side],
        )


class AddForm(forms.Form):
    """One more respondent once the consultation is sent."""

    organisation = forms.ChoiceField(
        label=_("Organisation"),
        error_messages={
            "required": _("Välj en organisation."),
            "invalid_choice": _("Välj någon i listan."),
        },
    )
    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        required=False,
        help_text=_("Lämna tomt för organisationens egen adress."),
        error_messages={"invalid": _("Skriv en fullständig e-postadress.")},
    )

    def __init__(self, data: Any, *, circle: Circle, asked: Collection[str]) -> None:
        super().__init__(data)
        self.addresses = {one.code: one.email for one in circle.organisations}
        offered = [(one.code, one.name) for one in circle.organisations if one.code not in asked]
        choose(self, "organisation", [("", __("Välj organisation")), *offered])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        code = data.get("organisation")
        if code and not data.get("email") and not self.addresses[code] and "email" not in self.errors:
            self.add_error("email", __("Organisationen har ingen egen adress. Skriv vart inbjudan ska gå."))
        return data

    @property
    def asked(self) -> dict[str, str]:
        """Code → address. The form is valid."""
        code = self.cleaned_data["organisation"]
        return {code: self.cleaned_data["email"] or self.addresses[code]}
