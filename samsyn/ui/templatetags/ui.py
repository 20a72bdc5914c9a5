"""Template tags that every page has (they are built in: no {% load %} needed)."""

from __future__ import annotations

from django import template

register = template.Library()
