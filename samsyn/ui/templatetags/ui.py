"""Template tags that every page has (they are built in: no {% load %} needed). Each draws a file in components/.

The gallery (/komponenter/) shows them all. Content between tags ({% fold %}, {% quote %}, {% scrolling %}) is HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samsyn.ui import fields, grades, icons, listing

register = template.Library()


@register.simple_tag
def address(url_name: str, *args: Any, **kwargs: Any) -> str:
    """As {% url %}, but nothing where no such page is mounted."""
    try:
        return reverse(url_name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.inclusion_tag("components/_heading.html")
def heading(title: str, lead: str = "", kind: str = "") -> dict[str, Any]:
    """The page's h1, what it is about in a sentence, and above it what kind of thing it is."""
    return {"title": title, "lead": lead, "kind": kind}


@register.inclusion_tag("components/_breadcrumb.html")
def breadcrumb(*trail: str) -> dict[str, Any]:
    """Text and address in turns; the last text, without an address, is the page itself."""
    return {"trail": list(zip_longest(trail[::2], trail[1::2], fillvalue=""))}


@register.inclusion_tag("components/_button.html")
def button(
    text: str, kind: str = "primary", href: str = "", name: str = "", value: str = "", id: str = ""
) -> dict[str, Any]:
    """A button that sends its form, or with `href` a link that looks like one. kind: primary, secondary, tertiary,
    danger."""
    return {"text": text, "kind": kind, "href": href, "name": name, "value": value, "id": id}


@register.inclusion_tag("components/_field.html")
def field(bound: BoundField, plain: bool = False) -> dict[str, Any]:
    """A field with label, hint, error and the wiring between them. `plain`: do not say that it is optional."""
    return {**fields.dressed(bound), "plain": plain}


@register.inclusion_tag("components/_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, in its order, hidden ones too."""
    return {"form": form}


@register.inclusion_tag("components/_error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """What is wrong, with a link to each field; nothing when nothing is. Stands above the form."""
    bad = [form[name] for name in form.fields if name in form.errors]
    wrong = [(fields.first_id(bound), bound.label, list(bound.errors)) for bound in bad]
    return {"general": list(form.non_field_errors()), "wrong": wrong}


@register.inclusion_tag("components/_notice.html")
def notice(text: Any, kind: str = "information", live: bool = False) -> dict[str, Any]:
    """A message with a word and a shape: information, success, warning, danger. `live` is read out when it comes."""
    kind = {"info": "information", "debug": "information", "error": "danger", "": "information"}.get(kind, kind)
    words = {
        "information": _("Information"),
        "success": _("Klart"),
        "warning": _("Observera"),
        "danger": _("Fel"),
    }
    return {"text": text, "kind": kind, "word": words[kind], "live": live}


@register.inclusion_tag("components/_status.html")
def status(text: str, kind: str = "neutral") -> dict[str, Any]:
    """How something stands: good, waiting, late, ended, neutral. Shape and word; colour only helps."""
    return {"text": text, "kind": kind}


@register.inclusion_tag("components/_facts.html")
def facts(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """What is known of a thing: pairs of name and value; pairs without a value are left out."""
    return {"pairs": [(name, value) for name, value in pairs if value not in ("", None)]}


@register.simple_block_tag
def scrolling(content: str, label: str) -> SafeString:
    """A box that scrolls sideways when its table is too wide for the screen; `label` names it."""
    return render_to_string("components/_scrolling.html", {"content": content, "label": label})


@register.inclusion_tag("components/_sort_heading.html", takes_context=True)
def sort_heading(context: template.Context, text: str, key: str, default: str = "", css: str = "") -> dict[str, Any]:
    """A column heading (<th>) that sorts its list through ?sortera=key."""
    return {"text": text, "sorting": listing.sorting(context["request"], key, default=default), "css": css}


@register.inclusion_tag("components/_filter.html", takes_context=True)
def filter_form(context: template.Context, form: forms.BaseForm, submit: str = "") -> dict[str, Any]:
    """A form of choices above a list, sent as GET to the same page. It keeps the order."""
    request = context["request"]
    chosen = any(request.GET.get(name) for name in form.fields)
    return {
        "form": form,
        "submit": submit or _("Visa"),
        "sort": request.GET.get(listing.SORT, ""),
        "clear": request.path if chosen else "",
    }


@register.inclusion_tag("components/_pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Pages of a long list, through ?sida=; nothing when there is one page."""
    return {"page": page, "links": listing.page_links(context["request"], page)}


@register.inclusion_tag("components/_empty.html")
def empty(text: str, then: str = "", href: str = "", link: str = "") -> dict[str, Any]:
    """Nothing here, what to do about it, and a way there."""
    return {"text": text, "then": then, "href": href, "link": link}


@register.inclusion_tag("components/_history.html")
def history(entries: Sequence[Any]) -> dict[str, Any]:
    """What happened, newest first: entries with `at`, `who`, `what` (in words) and perhaps `words`."""
    return {"entries": entries}


@register.inclusion_tag("components/_grade.html")
def grade(code: str | None, words: bool = False, scale: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The chip of a grade ("full", "partial", "none", nothing), with its words beside it or only for the ear. `scale` holds
    words that are not the usual ones."""
    return {"look": grades.look(code, scale), "words": words}


@register.inclusion_tag("components/_legend.html")
def legend(scale: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the letters mean."""
    return {"looks": [grades.look(code, scale) for code in grades.GRADES]}


@register.inclusion_tag("components/_share_bar.html")
def share_bar(full: int = 0, partial: int = 0, none: int = 0, unanswered: int = 0) -> dict[str, Any]:
    """How answers fall, as a bar and in numbers."""
    return {"parts": grades.parts({"full": full, "partial": partial, "none": none, "": unanswered})}


@register.inclusion_tag("components/_tabs.html")
def tabs(links: Iterable[Any], label: str) -> dict[str, Any]:
    """The same thing in other ways, as plain links: objects (or dictionaries) with name, href, current, count."""
    return {"links": links, "label": label}


@register.inclusion_tag("components/_steps.html")
def steps(names: Sequence[str], current: int) -> dict[str, Any]:
    """Where in a row of steps one is, counted from 1."""
    return {"steps": [(name, number < current, number == current) for number, name in enumerate(names, start=1)]}


@register.simple_block_tag
def fold(content: str, summary: str, open: bool = False) -> SafeString:
    """Text that is opened by whoever wants it."""
    return render_to_string("components/_fold.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag
def quote(content: str, source: str = "") -> SafeString:
    """Somebody else's words, or the text that is talked about."""
    return render_to_string("components/_quote.html", {"content": content, "source": source})
