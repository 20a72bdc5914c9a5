"""Kinds of parameters in addresses. Importing this module makes them known to `path()`."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """A number that the databases' columns hold; a longer one leads nowhere."""

    regex = "[0-9]{1,9}"


register_converter(NumberConverter, "number")
