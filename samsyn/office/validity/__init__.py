"""Validity in files and words: scenarios read from TOML, answers told in Swedish or as JSON."""
