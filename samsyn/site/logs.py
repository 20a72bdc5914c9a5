"""The log of the running program: JSON lines in production, readable lines in the demo; never who or what was typed.

Everything goes one way: structlog's own lines and those of Django, allauth, granian and the task queue end in one
handler on standard output. On the way, addresses of people, personal numbers and long secrets are masked, and what
Django says about a request keeps its status and kind but loses the address asked for, which may hold a secret.
An exception keeps its trace (files, lines, functions), never the values of variables.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import ExcInfo, Processor

EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*")
PERSONAL_NUMBER = re.compile(r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b")
SECRET = re.compile(r"[A-Za-z0-9_-]{24,}|\b[0-9a-f]{16,}\b")
# What PostgreSQL adds about the row: "Key (email)=(…) already exists", "Failing row contains (…)".
DETAIL = re.compile(r"^(DETAIL|CONTEXT|HINT): .*$", re.MULTILINE)
# Django's loggers whose message quotes the address or the headers of a request.
ABOUT_REQUESTS = ("django.request", "django.security", "django.server", "django.channels")
# Whose long values are no secrets: hashes of the log, ids of requests and tasks.
KNOWN = frozenset({"head", "id", "task", "view", "logger", "level", "timestamp"})

Event = MutableMapping[str, Any]


class Out(logging.StreamHandler[TextIO]):
    """Standard output as it is at the moment of writing (tests and the server exchange it)."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        return sys.stdout

    @stream.setter
    def stream(self, value: TextIO) -> None:
        raise AttributeError("the log goes to standard output")


def masked(text: str, *, secrets: bool = True) -> str:
    """The text without addresses of people, personal numbers and (where unknown text may hold them) secrets."""
    text = EMAIL.sub("[e-post]", text)
    text = PERSONAL_NUMBER.sub("[nummer]", text)
    return SECRET.sub("[hemlighet]", text) if secrets else text


def mask(logger: Any, method: str, event: Event) -> Event:
    """Every value that is a text, or holds one, is masked."""
    for key, value in event.items():
        if key not in KNOWN and key != "exception":
            event[key] = _masked_value(value)
    return event


def _masked_value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {k: _masked_value(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_value(v) for v in value]
    return masked(str(value))


def without_addresses(logger: Any, method: str, event: Event) -> Event:
    """What Django says about a request: its kind and status, without the path, the host or the header it quotes."""
    record = event.get("_record")
    if record is not None and record.name.startswith(ABOUT_REQUESTS):
        status = getattr(record, "status_code", None)
        event["event"] = f"{record.name} {status}" if status else record.name
        if status:
            event["status"] = status
    return event


def trace(exc_info: ExcInfo) -> str:
    """The frames of the exception and those behind it, and each exception's kind with its masked words."""
    lines: list[str] = []
    fault: BaseException | None = exc_info[1]
    while fault is not None and len(lines) < 200:
        words = masked(DETAIL.sub("", str(fault)).strip())[:300]
        lines.append(f"{type(fault).__module__}.{type(fault).__qualname__}: {words}")
        lines += [f"  {f}:{line} {name}" for f, line, name in _frames(fault)]
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return "\n".join(lines)


def _frames(fault: BaseException) -> list[tuple[str, int, str]]:
    found, step = [], fault.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        found.append((code.co_filename, step.tb_lineno, code.co_name))
        step = step.tb_next
    return found[-40:]


def traced(logger: Any, method: str, event: Event) -> Event:
    """`exc_info` becomes `exception`: the trace as text."""
    exc_info = event.pop("exc_info", None)
    if exc_info is True:
        exc_info = sys.exc_info()
    if isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    if exc_info and exc_info[1] is not None:
        event["exception"] = trace(exc_info)
    return event


COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    traced,
]


def configured(config: dict[str, Any]) -> None:
    """Django calls this at start with the setting LOGGING: `{"json": bool, "level": "INFO"}`."""
    if config["json"]:
        last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        last = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    handler = Out()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*COMMON, without_addresses],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, mask, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config["level"])
    for name in ("django", "django.server", "django_tasks", "django_tasks_db", "_granian", "granian.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    # One line a request is enough: ours, from the middleware. Django's repeat the 4xx ones.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.server").setLevel(logging.ERROR)
    # Its words are whatever somebody sent as a host; the 400 is in the request's line.
    logging.getLogger("django.security.DisallowedHost").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


# The server's own lines, by the same way out: granian configures logging anew in each worker with this.
GRANIAN: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "incremental": False,
    "formatters": {},
    "handlers": {},
    "loggers": {
        "_granian": {"level": "WARNING", "handlers": [], "propagate": True},
        "granian.access": {"handlers": [], "propagate": False},
    },
}
