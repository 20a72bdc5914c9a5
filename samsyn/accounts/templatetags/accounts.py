"""The filter of the list of sessions."""

from __future__ import annotations

from django import template

from samsyn.accounts import texts

register = template.Library()
register.filter("browser", texts.browser)
