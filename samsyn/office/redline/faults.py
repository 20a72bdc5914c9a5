"""Why a document, a list of comments or a certificate cannot be read or written, said in one sentence."""

from __future__ import annotations


class DocumentFault(Exception):
    """Its words say which file, and what to do."""
