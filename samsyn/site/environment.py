"""What the surroundings say: the few `SAMSYN_…` variables, read once and checked with clear messages.

`SAMSYN_X_FILE` names a file that holds the value of `SAMSYN_X` (a mounted secret).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def setting(name: str, default: str = "") -> str:
    """The value of `SAMSYN_<name>`, or of the file that `SAMSYN_<name>_FILE` names, or `default`."""
    file = os.environ.get(f"SAMSYN_{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(f"SAMSYN_{name}", default)


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's database settings for `url` (`postgresql://user:password@host:port/name`), or the embedded
    SQLite file in `data` when `url` is empty.

    SQLite runs with write-ahead log, immediate transactions and full synchronisation: an acknowledged save
    survives a power cut.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "samsyn.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(
            f"SAMSYN_DATABASE_URL begins with {parts.scheme!r}; it must be postgresql://… or empty (SQLite)."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def secret_key(mode: str, data: Path) -> str:
    """The signing key. Production must give one; the demo makes its own and keeps it beside its data."""
    given = setting("SECRET_KEY")
    if mode == "production" and (len(given) < 50 or len(set(given)) < 10):
        raise ImproperlyConfigured(
            f"SAMSYN_SECRET_KEY is {'too short or too plain' if given else 'not set'}. Give a random text of at "
            "least 50 characters, or the path of a file that holds it in SAMSYN_SECRET_KEY_FILE."
        )
    if given:
        return given
    from django.core.management.utils import get_random_secret_key

    file = data / "secret-key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(get_random_secret_key())
    return file.read_text(encoding="utf-8")


def hosts(mode: str) -> list[str]:
    """The names that the installation answers to. Production must name them; the demo answers to any."""
    if mode != "production":
        return [h.strip() for h in setting("HOSTS", "*").split(",") if h.strip()]
    named = [h.strip() for h in setting("HOSTS").split(",") if h.strip()]
    if not named or "*" in named:
        raise ImproperlyConfigured(
            "SAMSYN_HOSTS must name the host names that people reach the installation at, "
            "for instance samsyn.example.se (several with commas between; * is not allowed)."
        )
    return named


def origin(mode: str, named: list[str]) -> str:
    """The address people reach the installation at: given, or https:// and the first host."""
    guess = f"https://{named[0].lstrip('.')}" if mode == "production" else "http://localhost:8000"
    given = setting("ORIGIN", guess).rstrip("/")
    if mode == "production" and not given.startswith("https://"):
        raise ImproperlyConfigured("SAMSYN_ORIGIN must begin with https:// in production.")
    return given


def smtp(url: str) -> dict[str, Any]:
    """Mail settings from `smtp://user:password@host:port` or `smtps://…` (TLS from the start); `?tls=1` for STARTTLS."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("SAMSYN_SMTP_URL must begin with smtp:// or smtps://.")
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls") == "1",
    }
