"""What people write about organisations, bodies and seats, checked; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samsyn.domain.access import Role
from samsyn.domain.lines import one_line
from samsyn.parties import texts
from samsyn.parties.tables import SORTS, Chosen

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

Choices = Iterable[tuple[str, str]]

LONGEST_SEARCH = 100
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class OneLine(forms.CharField):
    """A line of text: invisible signs and double spaces are taken away before it is checked."""

    def to_python(self, value: Any) -> str:
        return seen(super().to_python(value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands in the field again when something was wrong: no signs that break the page."""
        return seen(super().bound_data(data, initial))


def seen(typed: Any) -> str:
    text = str(typed or "")
    return one_line(text, len(text))


class Choice(forms.ChoiceField):
    """One of those given. What else was sent is not said back."""

    default_error_messages = {"invalid_choice": _("Välj något av det som finns att välja på.")}


def day(label: Words, *, required: bool = True, help_text: Words = "") -> forms.DateField:
    """A day within the years that an agreement can be about."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[
            MinValueValidator(FIRST_DAY, _("Ange en dag från och med år 1990.")),
            MaxValueValidator(LAST_DAY, _("Ange en dag till och med år 2100.")),
        ],
    )


class PartyFilter(forms.Form):
    """What narrows the list of parties. Only these words are known; the address cannot name anything else."""

    sok = OneLine(label=_("Sök på namn"), max_length=LONGEST_SEARCH, required=False)
    part = Choice(label=_("Sida"), required=False)
    forbund = Choice(label=_("Kommunalförbund"), required=False)
    omrade = Choice(label=_("Vårdsamverkan"), required=False)

    def __init__(self, query: QueryDict, *, sides: Choices, associations: Choices, care_areas: Choices) -> None:
        super().__init__(query)
        self.sort = query.get("sortera", "")
        for name, choices in (("part", sides), ("forbund", associations), ("omrade", care_areas)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Alla")), *choices]

    def chosen(self) -> Chosen:
        """What was asked for, as far as it was understood."""
        self.is_valid()
        known = self.cleaned_data
        sort = self.sort if self.sort.removeprefix("-") in SORTS else "namn"
        return Chosen(
            text=known.get("sok", ""),
            side=known.get("part", ""),
            association=known.get("forbund", ""),
            care_area=known.get("omrade", ""),
            sort=sort,
        )


class OrganisationForm(forms.Form):
    """Names and contact of an organisation."""

    name = OneLine(label=_("Kortnamn"), max_length=200, help_text=_("Som det står i listor, till exempel Orust."))
    formal_name = OneLine(
        label=_("Formellt namn"), max_length=200, help_text=_("Som det står i avtal, till exempel Orust kommun.")
    )
    email = forms.EmailField(label=_("E-postadress"), max_length=254, required=False)
    website = forms.URLField(
        label=_("Webbplats"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )


class NewOrganisationForm(OrganisationForm):
    """An organisation that is no party."""

    KINDS = (
        ("own", _("En organisation på vår sida")),
        ("part", _("En del av en av våra parter, till exempel en stadsdel")),
        ("none", _("En organisation som inte hör till någon sida")),
    )
    belongs = Choice(label=_("Vad är det för organisation?"), choices=KINDS, widget=forms.RadioSelect)
    part_of = Choice(label=_("Del av"), required=False, help_text=_("Fyll i om organisationen är en del av en part."))
    field_order = ("belongs", "part_of", "name", "formal_name", "email", "website")

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part_of = self.fields["part_of"]
        assert isinstance(part_of, forms.ChoiceField)
        part_of.choices = [("", _("Välj en part")), *parties]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("belongs") == "part" and not data.get("part_of"):
            self.add_error("part_of", _("Välj den part som organisationen är en del av."))
        return data


class MembershipForm(forms.Form):
    """What an organisation belongs to from a day."""

    grouping = Choice(label=_("Ny tillhörighet"), required=False)
    from_on = day(_("Från och med"), help_text=_("Den tidigare tillhörigheten slutar dagen före."))

    def __init__(self, *args: Any, groupings: Choices, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouping = self.fields["grouping"]
        assert isinstance(grouping, forms.ChoiceField)
        grouping.label = label
        grouping.choices = [("", _("Ingen")), *groupings]


class BodyForm(forms.Form):
    """A body's name and purpose."""

    name = OneLine(label=_("Namn"), max_length=200)
    purpose = forms.CharField(
        label=_("Uppgift"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vad organet gör, i en eller ett par meningar."),
    )


class NewBodyForm(BodyForm):
    """A body to start, for one side or for several together."""

    kind = Choice(label=_("Slag"))
    with_sides = forms.MultipleChoiceField(
        label=_("Tillsammans med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kan inte ändras i efterhand. Den andra sidan ger sina egna platser."),
    )
    from_on = day(_("Första dag"), required=False)
    follows = Choice(
        label=_("Efterträder"), required=False, help_text=_("Ett avslutat organ som det nya fortsätter efter.")
    )
    field_order = ("name", "kind", "with_sides", "purpose", "from_on", "follows")

    def __init__(self, *args: Any, other_sides: Choices, earlier: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, str(words)) for kind, words in texts.BODY_KINDS.items() if kind != "secretariat"]
        for name, choices in (
            ("kind", kinds),
            ("with_sides", list(other_sides)),
            ("follows", [("", _("Inget")), *earlier]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class CloseBodyForm(forms.Form):
    """A body's last day."""

    last_on = day(_("Sista dag"), help_text=_("Din sidas platser i organet slutar samma dag."))


class WhoForm(forms.Form):
    """Somebody to seat, by her address."""

    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        help_text=_("Den som saknar konto får en inbjudan till adressen."),
    )
    name = OneLine(
        label=_("Namn"), max_length=200, required=False, help_text=_("Behövs bara för den som saknar konto.")
    )


class NewSeatForm(WhoForm):
    """A seat to give."""

    role = Choice(label=_("Roll"))
    title = OneLine(label=_("Titel"), max_length=200, required=False)
    is_elected = forms.BooleanField(
        label=_("Förtroendevald"),
        required=False,
        help_text=_("Namn och parti visas då för alla. Tjänstepersoners namn visas bara för parterna."),
    )
    political_party = OneLine(
        label=_("Parti"), max_length=10, required=False, help_text=_("Bara för förtroendevalda, till exempel S.")
    )
    from_on = day(_("Första dag"))
    until_on = day(_("Sista dag"), required=False, help_text=_("Lämna tomt om platsen gäller tills vidare."))

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(role.value, str(texts.ROLES[role]).capitalize()) for role in roles]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("Den sista dagen kan inte ligga före den första."))
        if data.get("political_party") and not data.get("is_elected"):
            self.add_error(
                "political_party", _("Parti anges bara för förtroendevalda. Ta bort partiet eller kryssa i.")
            )
        return data


class EndSeatForm(forms.Form):
    """A seat's last day, or now."""

    last_on = day(_("Sista dag"), required=False, help_text=_("Personen behåller platsen hela dagen."))
    at_once = forms.BooleanField(
        label=_("Avsluta genast"),
        required=False,
        help_text=_("Till exempel om platsen gavs till fel person. Personen ser inget mer från och med nu."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("last_on") and not data.get("at_once") and "last_on" not in self.errors:
            raise ValidationError({"last_on": _("Ange den sista dagen, eller välj att avsluta genast.")})
        return data


class HandOverForm(WhoForm):
    """Who takes over a seat, and when."""

    last_on = day(_("Sista dag för den som lämnar"), help_text=_("Efterträdaren har platsen från dagen efter."))
    title = OneLine(label=_("Titel för efterträdaren"), max_length=200, required=False)
    political_party = OneLine(label=_("Parti"), max_length=10, required=False)
    field_order = ("last_on", "email", "name", "title", "political_party")

    def __init__(self, *args: Any, is_elected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_elected:
            del self.fields["political_party"]


class FirstSecretaryForm(WhoForm):
    """A side's first secretary."""

    from_on = day(_("Första dag"))


class Sure(forms.Form):
    """A question that is answered with its button."""
