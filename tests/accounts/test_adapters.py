"""What production promises about passwords, read from the settings that production reads."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASK = """
import json
from samsyn.site import settings as s
print(json.dumps({
    "hashers": s.PASSWORD_HASHERS, "required": s.SECOND_FACTOR_REQUIRED, "demo": s.DEMO,
    "cache": s.CACHES["default"]["BACKEND"], "cookie": s.SESSION_COOKIE_NAME, "secure": s.SESSION_COOKIE_SECURE,
    "validators": [v.get("OPTIONS", {}).get("min_length") for v in s.AUTH_PASSWORD_VALIDATORS],
    "referrer": s.SECURE_REFERRER_POLICY,
}))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The settings of an installation in use."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSYN_", "DJANGO_"))}
    given = {
        "SAMSYN_MODE": "production",
        "SAMSYN_SECRET_KEY": secrets.token_urlsafe(60),
        "SAMSYN_DATA": str(tmp_path_factory.mktemp("data")),
        "SAMSYN_HOSTS": "samsyn.example",
        "SAMSYN_ORIGIN": "https://samsyn.example",
    }
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", ASK], env={**own, **given}, cwd=root, capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout.splitlines()[-1])


def test_passwords_are_kept_with_argon2(production: Any) -> None:
    assert production["hashers"][0].endswith(".Argon2PasswordHasher")
    assert 12 in production["validators"]


def test_argon2_is_what_argon2_makes() -> None:
    from django.contrib.auth.hashers import check_password, make_password

    kept = make_password("ett-langt-losenord", hasher="argon2")
    assert kept.startswith("argon2$argon2id$") and check_password("ett-langt-losenord", kept)


def test_production_requires_a_second_factor_and_is_no_demo(production: Any) -> None:
    assert production["required"] is True and production["demo"] is False


def test_the_limits_are_counted_in_a_cache_that_all_processes_share(production: Any) -> None:
    assert production["cache"].endswith(".DatabaseCache")


def test_cookies_are_for_this_host_and_encrypted_lines_only(production: Any) -> None:
    assert production["cookie"].startswith("__Host-") and production["secure"] is True
    assert production["referrer"] == "same-origin"
