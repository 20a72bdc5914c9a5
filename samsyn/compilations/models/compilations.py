"""Columns of compilations: the sheet's rows, its sections, and the answers where they cross."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared

GROUNDS = ("editorial", "clarification", "principle", "consequence", "today")


class Compilation(Shared):
    """One sheet of answers, compiled. `revision` grows with each change, so that drawn tables know their age."""

    title = models.CharField(max_length=200)
    sheet = models.CharField(max_length=200, blank=True)
    source_name = models.CharField(max_length=200)
    source_hash = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    deadline_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    registering_authority = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return self.title


class CompiledSection(Shared):
    """A graded column of the sheet: its number and heading as written, its place, its document when known."""

    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=400)
    number = models.CharField(max_length=40, blank=True)
    heading = models.CharField(max_length=400)
    column = models.CharField(max_length=5)

    class Meta(Shared.Meta):
        ordering = ["compilation", "position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["compilation", "position"], name="compilations_section_order"),
            models.UniqueConstraint(fields=["compilation", "key"], name="compilations_section_key"),
        ]

    def __str__(self) -> str:
        return self.key


class CompiledRow(Shared):
    """One row of the sheet: the respondent as written, the organisation it counts as, and how surely it was read.

    `read_as` is the machine's own reading and never changes; `organisation` is another where a person (`chosen_by`) has
    said so. `finished_at` is when the answer was completed, as far as the sheet tells.
    """

    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    as_written = models.CharField(max_length=400, blank=True)
    organisation = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    read_as = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    certainty = models.FloatField()
    chosen_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    chosen_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["compilation", "row"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["compilation", "row"], name="compilations_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.as_written}"


class CompiledAnswer(Shared):
    """A grade and a comment where a row crosses a section. `grade` is empty where none was given, `ground` where
    none is said.

    The answers of a superseded row are here too: they are to be read, and count nowhere.
    """

    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="answers")
    row = models.ForeignKey(CompiledRow, on_delete=models.PROTECT, related_name="answers")
    section = models.ForeignKey(CompiledSection, on_delete=models.PROTECT, related_name="answers")
    grade = models.CharField(
        max_length=10, blank=True, choices=[("full", "full"), ("partial", "partial"), ("none", "none")]
    )
    ground = models.CharField(max_length=15, blank=True, choices=[(ground, ground) for ground in GROUNDS])
    comment = models.TextField(blank=True)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["row", "section"], name="compilations_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} × {self.section_id}"


class CompiledProblem(Shared):
    """Something in the sheet that a person should look at, with its place and its words.

    `facts` are what the words were made of. It is settled when a name that it was about has been corrected.
    """

    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="problems")
    row = models.PositiveIntegerField(null=True, blank=True)
    column = models.CharField(max_length=5, blank=True)
    code = models.CharField(max_length=60)
    text = models.TextField()
    facts = models.JSONField(default=list, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["compilation", "row", "pk"]

    def __str__(self) -> str:
        return self.text
