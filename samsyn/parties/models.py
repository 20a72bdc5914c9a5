"""Columns and constraints of sides, organisations, groupings, bodies and seats."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class Installation(models.Model):
    """The one county (or other circle of parties) that this database keeps."""

    name = models.CharField(max_length=200)
    is_demo = models.BooleanField(default=False)
    filled_at = models.DateTimeField()
    # Who answers for the installation, and where to write about it: said on the pages that the law requires.
    responsible = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="parties_installation_is_one")]

    def __str__(self) -> str:
        return self.name


class Side(models.Model):
    """One of the sides that negotiate ("region", "municipal"). Data: another county may have three."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A party, a part of a party, or anybody else who answers or takes part. A party has a side and is no part."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    formal_name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    # Other names that people write for it, one a line; a written name is matched against them too.
    aliases = models.TextField(blank=True)
    kind = models.CharField(
        max_length=20,
        choices=[(k, k) for k in ("municipality", "region", "association", "part", "other")],
    )
    side = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations")
    is_party = models.BooleanField(default=False)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_party=False) | Q(side__isnull=False, part_of__isnull=True),
                name="parties_a_party_has_a_side",
            )
        ]

    def __str__(self) -> str:
        return self.formal_name

    def get_absolute_url(self) -> str:
        return reverse("parties:organisation", args=[self.code])


class Grouping(models.Model):
    """A way to gather organisations: an association (kommunalförbund) or a care area. The two are independent."""

    slug = models.SlugField()
    kind = models.CharField(max_length=20, choices=[("association", "association"), ("care_area", "care_area")])
    name = models.CharField(max_length=200)
    formal_name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200)
    # An association is an organisation of its own, with people and perhaps answers.
    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="grouping"
    )

    class Meta:
        ordering = ["kind", "sort_key"]
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="parties_grouping_slug")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(f"parties:{self.kind}", args=[self.slug])


class Membership(models.Model):
    """An organisation belongs to a grouping from a day to a day (the last day included); open ends are null."""

    grouping = models.ForeignKey(Grouping, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    certain = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(from_on__lte=F("until_on")),
                name="parties_membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["grouping", "organisation", "from_on"], name="parties_membership_once"),
            models.UniqueConstraint(
                fields=["grouping", "organisation"],
                condition=Q(from_on=None),
                name="parties_membership_once_from_the_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.grouping_id}"


class Body(models.Model):
    """A group with seats: a working group, a steering group, a political consultation body. Bodies come and go."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20,
        choices=[(k, k) for k in ("political", "steering", "working", "process", "legal", "secretariat")],
    )
    purpose = models.TextField(blank=True)
    sort_key = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    sides = models.ManyToManyField(Side, related_name="bodies")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")

    class Meta:
        ordering = ["position", "sort_key"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("parties:body", args=[self.slug])


class Seat(models.Model):
    """A person's place in a body (for a side) or at an organisation, from a day to a day (included)."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="seats")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    side = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    role = models.CharField(
        max_length=20,
        choices=[
            (r, r)
            for r in (
                "chair",
                "vice_chair",
                "member",
                "secretary",
                "meeting_secretary",
                "process_leader",
                "legal_counsel",
                "case_officer",
                "registrar",
                "coordinator",
            )
        ],
    )
    title = models.CharField(max_length=200, blank=True)
    # Elected representatives' names and parties are public with their office; officials' names are for the parties.
    is_elected = models.BooleanField(default=False)
    political_party = models.CharField(max_length=10, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    # A seat ended at once (given by mistake, somebody gone) counts no more from this moment, whatever its last day.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, organisation__isnull=True)
                | Q(body__isnull=True, organisation__isnull=False),
                name="parties_seat_is_in_one_place",
            ),
            # So that whatever lies with a body lies within the parties.
            models.CheckConstraint(
                condition=Q(body=None) | Q(side__isnull=False), name="parties_seat_in_a_body_is_for_a_side"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on__lte=F("until_on")),
                name="parties_seat_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role"],
                condition=Q(until_on=None, body__isnull=False),
                name="parties_seat_once_in_a_body",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(until_on=None, organisation__isnull=False),
                name="parties_seat_once_at_an_organisation",
            ),
        ]
        indexes = [models.Index(fields=["person", "from_on"])]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
