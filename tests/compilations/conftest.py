"""Nothing drawn for one test is shown to another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    caches["local"].clear()
    yield
    caches["local"].clear()
