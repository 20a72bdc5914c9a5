"""Tasks that the tests enqueue by name."""

from __future__ import annotations

from django_tasks import task

DONE: list[int] = []


@task()
def note(number: int) -> None:
    DONE.append(number)


@task()
def stumble() -> None:
    raise ValueError("kim@prov.example stumbled")
