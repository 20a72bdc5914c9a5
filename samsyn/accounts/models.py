"""Columns of people and invitations. A person is never deleted; she is closed, and her name can be erased."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their e-mail address, whatever its letter case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").casefold())


class Person(AbstractBaseUser):
    """Somebody who can sign in. The e-mail address is stored in lower case and is unique."""

    email = models.EmailField(_("e-postadress"), unique=True)
    name = models.CharField(_("namn"), max_length=200)
    sort_key = models.CharField(max_length=200, blank=True, db_index=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Invitation(models.Model):
    """A single-use link to one person: to join, or to set up a second factor anew.

    Only the hash of the link's secret is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    purpose = models.CharField(max_length=20, choices=[("join", "join"), ("second_factor", "second_factor")])
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="accounts_one_open_link",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} for {self.person_id}"
