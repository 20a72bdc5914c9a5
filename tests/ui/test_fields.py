"""A field is drawn with its label, hint and error wired together, whatever kind it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import html5lib
from django import forms
from django.template import Context, Template

from tests.page import H, text_of


class Answer(forms.Form):
    name = forms.CharField(label="Namn", max_length=100, help_text="För- och efternamn.")
    number = forms.CharField(label="Diarienummer", max_length=20, required=False)
    on = forms.DateField(label="Dag")
    grade = forms.ChoiceField(
        label="Gradering", choices=[("full", "Helt"), ("none", "Inte alls")], widget=forms.RadioSelect
    )
    adopted = forms.BooleanField(label="Antaget", required=False, help_text="Av nämnden.")
    secret = forms.CharField(widget=forms.HiddenInput, initial="x")


def drawn(form: forms.Form, name: str) -> Any:
    html = Template("{% field bound %}").render(Context({"bound": form[name]}))
    return html5lib.parseFragment(html)


def only(tree: Any, tag: str) -> Any:
    found = list(tree.iter(f"{H}{tag}"))
    assert len(found) == 1
    return found[0]


def test_a_hint_is_read_with_its_field() -> None:
    tree = drawn(Answer(), "name")
    assert only(tree, "input").get("aria-describedby") == "id_name_helptext"
    assert "För- och efternamn." in text_of(tree)


def test_an_error_is_read_with_its_field_and_marks_it() -> None:
    tree = drawn(Answer({}), "name")
    field = only(tree, "input")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_name_helptext id_name_error"
    ids = {n.get("id") for n in tree.iter() if isinstance(n.tag, str)}
    assert {"id_name_helptext", "id_name_error"} <= ids


def test_only_what_may_be_left_out_says_so() -> None:
    assert "(frivilligt)" in text_of(drawn(Answer(), "number"))
    assert "(frivilligt)" not in text_of(drawn(Answer(), "name"))


def test_a_date_is_the_browsers_own_field_and_keeps_its_day() -> None:
    field = only(drawn(Answer(initial={"on": date(2026, 3, 4)}), "on"), "input")
    assert (field.get("type"), field.get("value")) == ("date", "2026-03-04")


def test_choices_are_a_group_with_a_legend_and_its_error() -> None:
    tree = drawn(Answer({}), "grade")
    assert text_of(only(tree, "legend")) == "Gradering"
    assert only(tree, "fieldset").get("aria-describedby") == "id_grade_error"
    assert [text_of(label) for label in tree.iter(f"{H}label")] == ["Helt", "Inte alls"]


def test_a_box_to_tick_has_its_label_after_it() -> None:
    tree = drawn(Answer(), "adopted")
    assert only(tree, "label").get("for") == only(tree, "input").get("id")
    assert "(frivilligt)" not in text_of(tree)


def test_a_hidden_field_is_only_itself() -> None:
    tree = drawn(Answer(), "secret")
    assert text_of(tree) == ""
    assert only(tree, "input").get("type") == "hidden"


def test_the_summary_is_not_there_when_nothing_is_wrong() -> None:
    good = Answer({"name": "Å", "on": "2026-03-04", "grade": "full", "secret": "x"})
    assert Template("{% error_summary form %}").render(Context({"form": good})).strip() == ""


def test_what_a_person_typed_is_shown_as_text() -> None:
    html = Template("{% error_summary form %}{% form_fields form %}").render(
        Context({"form": Answer({"name": '<script>alert("x")</script>' * 5, "grade": "<b>"})})
    )
    assert "<script>" not in html
    assert "<b>" not in html
