"""Compilations as they are searched: each by its title, and its comments one by one. All lie where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from samsyn.compilations import models, texts
from samsyn.compilations.queries.answers import VOICE, voice_of
from samsyn.search.actions import Entry

COMPILATION, ANSWER = "compilation", "answer"


def searchable() -> Iterator[Entry]:
    """Everything of this slice that can be searched. A query, and one for each compilation."""
    for kept in models.Compilation.objects.filter(withdrawn_at=None).select_related("registering_authority"):
        yield from entries_of(kept)


def entries_of(kept: models.Compilation) -> Iterator[Entry]:
    """The compilation and its comments."""
    yield Entry(
        kind=COMPILATION,
        key=kept.pk,
        place=kept.placement,
        address=reverse("compilations:matrix", args=[kept.pk]),
        title=kept.title,
        inside=str(kept.registering_authority or ""),
        text="",
    )
    for pk, *fields in comments_of(kept).order_by("pk").values_list("pk", *VOICE):
        voice = voice_of(fields)
        yield Entry(
            kind=ANSWER,
            key=pk,
            place=kept.placement,
            address=reverse("compilations:answer", args=[kept.pk, voice.row, voice.column.position]),
            title=texts.answer_title(voice.name, voice.section_name),
            inside=kept.title,
            text=voice.comment,
            position=voice.column.position,
        )


def comments_of(kept: models.Compilation) -> QuerySet[Any]:
    """The answers that count and say something in words."""
    return every_comment_of(kept).filter(row__superseded_by=None)


def every_comment_of(kept: models.Compilation) -> QuerySet[Any]:
    """The answers that say something in words, those of superseded rows too."""
    answers: QuerySet[Any] = models.CompiledAnswer.objects.filter(compilation=kept).exclude(comment="")
    return answers
