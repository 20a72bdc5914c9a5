"""The demo county's agreements, as its story leaves them: the real acts give what the steps say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.demo.test_steps import version
from tests.demo_county import filled_county

ROOT = Path(__file__).parents[2]
LOOK = """
import json
from samsyn.cli.django_setup import set_up
set_up(quiet=True)
from samsyn.access.scope import everything
from samsyn.agreements import queries
from samsyn.agreements.models import SectionComment, SectionSave, Version
from samsyn.domain.sections import content_hash
with everything(why="the test looks at all that was told"):
    versions = [
        [v.document.slug, v.number, v.label.rpartition(" ")[0], v.audience, v.published_at is not None, v.content_hash, v.is_interim]
        for v in Version.objects.select_related("document").order_by("document__position", "document", "opened_at", "pk")
    ]
    found = {
        "versions": versions,
        "comments": sorted(SectionComment.objects.values_list("audience", flat=True)),
        "beside": SectionSave.objects.filter(number=None).count(),
    }
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The county, filled by the command that everybody uses."""
    data = filled_county(tmp_path_factory)
    environment = {"SAMSYN_DATA": str(data), "SAMSYN_MODE": "demo", "PATH": "/usr/bin:/bin"}
    run = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout.splitlines()[-1])


@pytest.mark.slow
def test_the_acts_leave_what_the_steps_say(told: Any) -> None:
    from samsyn.domain.sections import content_hash

    hashes = {(slug, label): found for slug, _n, label, _a, _p, found, _i in told["versions"]}
    for name, label in (("utkast", "Arbetsgrupp"), ("remiss", "Remissversion"), ("forslag", "SRO")):
        for slug, expected in version(name).items():
            assert hashes[slug, label] == content_hash(expected.done()), f"{slug}, {name}"


@pytest.mark.slow
def test_there_are_published_versions_for_different_readers_and_an_open_one(told: Any) -> None:
    main = [row[1:5] for row in told["versions"] if row[0] == "halso-och-sjukvardsavtal"]
    assert main == [
        [1, "Arbetsgrupp", "parties", True],
        [2, "SRO", "parties", True],
        [3, "Remissversion", "public", True],
        [4, "SRO", "public", True],
        [None, "", "body", False],
    ]
    assert [row[0] for row in told["versions"] if row[6]] == ["psykisk-halsa", "psykisk-halsa"]
    assert len(told["comments"]) > 40 and {"parties", "side", "organisation", "body", "person"} == set(
        told["comments"]
    )
    assert told["beside"] == 1
