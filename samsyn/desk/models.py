"""Columns of what visitors write to us about accessibility (lag (2018:1937) 13 §), and of visits to the desk."""

from __future__ import annotations

from django.db import models


class Feedback(models.Model):
    """A message about accessibility, from anybody; answered outside Samsyn, noted here when done."""

    at = models.DateTimeField()
    page = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    reply_to = models.EmailField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"feedback {self.pk}"


class Visit(models.Model):
    """When a person was last at her desk, and the time before that: what came between is new to her."""

    person = models.OneToOneField("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"visit of {self.person_id}"
