"""What the architecture tests have besides the small world."""

from __future__ import annotations

import pytest

from tests.architecture.placed import Placed, place_everything
from tests.world import World


@pytest.fixture
def placed(world: World) -> Placed:
    """One of everything at every kind of place; see tests/architecture/placed.py."""
    return place_everything(world)
