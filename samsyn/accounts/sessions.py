"""Where sessions are kept: Django's own table, asked only for keys that can stand in it."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """A cookie may say anything, also a NUL, at which PostgreSQL stops; what is no key is no session."""

    def _validate_session_key(self, key: Any) -> bool:
        return isinstance(key, str) and key.isascii() and key.isalnum() and 8 <= len(key) <= 40
