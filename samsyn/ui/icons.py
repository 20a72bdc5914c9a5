"""The few small drawings: a shape beside each status and notice, so that colour never speaks alone."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_DISC = '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
SHAPES = {
    # A filled disc with a tick: in force, done.
    "good": _DISC + '<path d="m4.8 8.3 2.2 2.2 4.2-4.7" fill="none" stroke="#fff" stroke-width="1.8"/>',
    # Half filled: on its way, waiting.
    "waiting": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
    # A triangle: late, needs somebody.
    "late": '<path d="M8 1.2 15.4 14.6H.6z" fill="currentColor"/>'
    '<path d="M8 6v4.2M8 11.6v1.5" stroke="#fff" stroke-width="1.6"/>',
    # A square with a bar: ended, withdrawn.
    "ended": '<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M5 8h6" stroke="currentColor" stroke-width="1.6"/>',
    # An empty ring: not begun, neither good nor bad.
    "neutral": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "info": _DISC + '<path d="M8 7v5M8 3.8v1.7" stroke="#fff" stroke-width="1.8"/>',
    "up": '<path d="M8 2 15 13H1z" fill="currentColor"/>',
    "down": '<path d="M8 14 1 3h14z" fill="currentColor"/>',
    "both": '<path d="M8 1l4.5 5.5h-9zM8 15l4.5-5.5h-9z" fill="currentColor" opacity=".55"/>',
}
SHAPES["information"] = SHAPES["info"]
SHAPES["success"] = SHAPES["good"]
SHAPES["warning"] = SHAPES["danger"] = SHAPES["late"]


def icon(name: str) -> SafeString:
    """The drawing, hidden from screen readers: the word beside it says the same."""
    return format_html(
        '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(SHAPES[name]),
    )
