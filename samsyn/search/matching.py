"""Does an entry hold the words asked for? One question, put to each database in its own tongue.

What is asked goes along as a parameter, made of stems (letters and digits only), never of what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, TextField, Value
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from samsyn.domain.stems import begins_words

Compiled = tuple[str, tuple[Any, ...]]


class Holds(Func):
    """Does the entry hold every stem: anywhere, or `in_title`? With `beginnings` a longer word will do."""

    output_field = BooleanField()

    def __init__(self, stems: Sequence[str], beginnings: bool = False, in_title: bool = False) -> None:
        super().__init__(F("pk"))
        self.asked = [(stem, beginnings and begins_words(stem)) for stem in stems]
        self.in_title = in_title

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Compiled:
        """The FTS5 table beside the entries gives the numbers of those that hold the words."""
        words = " AND ".join(f'"{stem}"{" *" * begins}' for stem, begins in self.asked)
        match = Value(f"{{title_stems}} : ({words})" if self.in_title else words)
        among = " IN (SELECT rowid FROM search_words WHERE search_words MATCH "
        asked = Func(self.source_expressions[0], match, template="%(expressions)s)", arg_joiner=among)
        sql, values = asked.as_sql(compiler, connection)
        return sql, tuple(values)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Compiled:
        """The entry's own column of lexemes; those of the title bear the weight A."""
        where = "A" if self.in_title else ""
        words = " & ".join(f"'{stem}':{'*' * begins}{where}" for stem, begins in self.asked)
        key = self.source_expressions[0]
        assert isinstance(key, Col)
        return f"{compiler.quote_name_unless_alias(key.alias)}.\"words\" @@ to_tsquery('simple', %s)", (words,)


class Bytes(Func):
    """A column of plain codes in the order of its bytes; PostgreSQL would use the order of some language."""

    output_field = TextField()
    template = "%(expressions)s"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Compiled:
        sql, values = self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"')
        return sql, tuple(values)
