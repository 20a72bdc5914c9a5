"""Every page that a person can reach by links, as in test_every_page.py, with the site's scripts blocked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import WIDE, Visitor
from tests.browser.test_every_page import look_at_every_page

LOOKED_AT: set[str] = set()


# The pages of a case officer and of an operator are these people's, who look at them here.
@pytest.mark.parametrize("who", ["processledare-region", "sekreterare", ""])
def test_every_page_a_person_can_reach_holds_without_scripts(visit: Any, who: str) -> None:
    visitor: Visitor = visit(WIDE)
    visitor.context.route("**/*.js", lambda route: route.abort())
    look_at_every_page(visitor, who, LOOKED_AT)
