"""Service levels: measured here, never in a timed test."""
