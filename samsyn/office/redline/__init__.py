"""Texts in, comparisons, merges and certificates out: plain text, HTML, JSON and PDF. No Django."""
