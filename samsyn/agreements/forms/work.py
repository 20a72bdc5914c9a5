"""What people say about open versions: which to open, how they are called, that they are checked, whom they are for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.actions import TermFacts
from samsyn.domain.access import Placement
from samsyn.domain.sections import Placed
from samsyn.parties.forms.fields import Choice, OneLine, day
from samsyn.parties.forms.letting_out import LettingOutForm, place_word


class Several(forms.MultipleChoiceField):
    """Some of those given. What else was sent is not said back."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Markera minst ett."),
        "invalid_choice": _("Välj bland dem som finns att välja på."),
    }


class OpenForm(forms.Form):
    """Which documents to open, who is to work on them, and whether they only adjust what was published."""

    documents = Several(label=_("Dokument"))
    place = Choice(
        label=_("Vilka ska arbeta med texten?"),
        widget=forms.RadioSelect,
        help_text=_("Bara de ser arbetsversionen tills den publiceras."),
    )
    adjusts = forms.BooleanField(
        label=_("Det är en justering före utskick"),
        required=False,
        help_text=_("Varje ändring förtecknas med skäl och visas som en lista tillsammans med texten."),
    )

    def __init__(
        self, data: Any, *, documents: Iterable[tuple[str, str]], places: Iterable[tuple[Placement, str]]
    ) -> None:
        super().__init__(data)
        offered = list(places)
        self.places = {place_word(place): place for place, _name in offered}
        self._choose("documents", documents)
        self._choose("place", [(place_word(place), name) for place, name in offered])

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class VersionForm(forms.Form):
    """What an open version is called, and how long it is meant to bind."""

    title = OneLine(label=_("Titel"), max_length=300)
    subtitle = OneLine(label=_("Underrubrik"), max_length=300, required=False)
    is_interim = forms.BooleanField(
        label=_("Interimsversion"),
        required=False,
        help_text=_("Texten gäller för en tid, medan arbetet med frågan fortsätter."),
    )
    starts_on = day(_("Gäller från och med"), required=False, help_text=_("Lämna tomt om avtalstid inte anges här."))
    ends_on = day(_("Gäller till och med"), required=False, help_text=_("Lämna tomt om texten gäller tills vidare."))
    extension_months = forms.IntegerField(
        label=_("Förlängs med antal månader"), min_value=1, max_value=600, required=False
    )
    notice_months = forms.IntegerField(
        label=_("Uppsägningstid i månader"), min_value=0, max_value=600, required=False
    )
    term_clause = Choice(label=_("Avsnitt som anger avtalstiden"), required=False)
    notice_clause = Choice(label=_("Avsnitt som anger uppsägningstiden"), required=False)

    def __init__(self, *args: Any, sections: Iterable[Placed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", __("Inget avsnitt")),
            *((p.section.slug, f"{p.number} {p.section.heading}") for p in sections),
        ]
        for name in ("term_clause", "notice_clause"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        said = [data.get(n) for n in ("ends_on", "extension_months", "notice_months", "term_clause", "notice_clause")]
        if any(v not in (None, "") for v in said) and not data.get("starts_on"):
            self.add_error("starts_on", __("Ange den dag då texten börjar gälla."))
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", __("Den sista dagen kan inte ligga före den första."))
        return data

    @property
    def term(self) -> TermFacts | None:
        """The term as it was said; None where none is given. The form is valid."""
        data = self.cleaned_data
        if not data["starts_on"]:
            return None
        return TermFacts(
            data["starts_on"],
            data["ends_on"],
            data["extension_months"],
            data["notice_months"],
            data["term_clause"],
            data["notice_clause"],
        )


class CheckForm(forms.Form):
    """A lawyer's word that the text holds; `words` is the hash of what she was shown."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    note = forms.CharField(
        label=_("Anteckning"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Visas för dem som arbetar med versionen."),
    )
    confirmed = forms.BooleanField(
        label=_("Jag har granskat hela texten mot gällande rätt, som den är sparad nu."),
        error_messages={"required": _("Markera att du har granskat texten.")},
    )


class ReasonForm(forms.Form):
    """Why something is given up."""

    reason = forms.CharField(
        label=_("Varför?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv varför.")},
    )


class SomeDisabled(forms.CheckboxSelectMultiple):
    """Boxes of which some cannot be ticked; each of those is described by what stands under it."""

    disabled: Container[str] = ()

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        if str(option["value"]) in self.disabled:
            option["attrs"] |= {"disabled": True, "aria-describedby": f"{option['attrs']['id']}_why"}
        return option


class PublishForm(LettingOutForm):
    """Which versions to publish, what they are called, and for whom."""

    versions = Several(label=_("Versioner att publicera"), widget=SomeDisabled)
    body = Choice(
        label=_("Versionen kommer från"),
        required=False,
        help_text=_("Organ och dag blir versionens beteckning, till exempel SRO 2025-09-01."),
    )
    words = OneLine(
        label=_("Egen beteckning"),
        max_length=60,
        required=False,
        help_text=_("I stället för organ, till exempel Remissversion."),
    )
    on = day(_("Dag"))

    field_order = ("versions", "body", "words", "on", "audience", "authority", "confirmed")

    def __init__(
        self,
        data: Any,
        *,
        versions: Iterable[tuple[str, str]],
        waiting: Mapping[str, Any],
        bodies: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """`waiting`: those of the versions that cannot be published yet, with what to say of each."""
        super().__init__(data, **kwargs)
        self.waiting = waiting
        self.fields["versions"].widget.disabled = waiting
        for name, choices in (("versions", list(versions)), ("body", [("", __("Inget organ")), *bodies])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.fields["audience"].label = __("Vilka ska kunna läsa texten?")

    @property
    def choices_to_publish(self) -> list[tuple[Any, Any]]:
        """Each box with what its version waits for; None where that is nothing."""
        return [(box, self.waiting.get(str(box.data["value"]))) for box in self["versions"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("body")) == bool(data.get("words")):
            self.add_error("body", __("Välj ett organ eller skriv en egen beteckning, inte båda."))
        return data


class AdjustmentsForm(forms.Form):
    """A reason for each change of a version that adjusts another: one field per change."""

    def __init__(self, data: Any, *, changes: Sequence[tuple[str, str, str]]) -> None:
        """`changes`: slug, what it is called, and the reason that was given for it, also for how it read before."""
        super().__init__(data)
        self.slugs = {f"reason_{slug}" if slug else "reason": slug for slug, _name, _why in changes}
        for (name, _slug), (_same, called, why) in zip(self.slugs.items(), changes, strict=True):
            self.fields[name] = forms.CharField(
                label=called,
                required=False,
                max_length=2000,
                initial=why,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def reasons(self) -> dict[str, str]:
        """The slug of each section with a reason that was typed → the reason. The form is valid."""
        return {slug: self.cleaned_data[name] for name, slug in self.slugs.items() if self.cleaned_data[name].strip()}
