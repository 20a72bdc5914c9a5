"""The words that entries are found by, as each database looks words up: an FTS5 table, or a column of lexemes.

SQLite: the table `search_words` holds no text of its own (its content is the entries'), and triggers keep it in step.
SQLite drops triggers with their table, and Django rebuilds tables when it alters them there: a later migration that
alters search_searchentry must end with `migrations.RunPython(make_words, …)` again. A test looks for the triggers.

PostgreSQL: the column `words` is worked out by the database and stored with the entry; the lexemes of the title bear the
weight A, so that one index answers for both, and putting titles first works out nothing again.
"""

from django.db import migrations

TABLE, WORDS = "search_searchentry", "title_stems, stems"
OLD = f"INSERT INTO search_words (search_words, rowid, {WORDS}) VALUES ('delete', OLD.id, OLD.title_stems, OLD.stems);"
NEW = f"INSERT INTO search_words (rowid, {WORDS}) VALUES (NEW.id, NEW.title_stems, NEW.stems);"
CHANGED = "OLD.title_stems <> NEW.title_stems OR OLD.stems <> NEW.stems"

SQLITE = [
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(
        {WORDS}, content='{TABLE}', content_rowid='id', detail=column, tokenize='unicode61 remove_diacritics 0'
    )
    """,
    f"CREATE TRIGGER search_words_insert AFTER INSERT ON {TABLE} BEGIN {NEW} END",
    f"CREATE TRIGGER search_words_delete AFTER DELETE ON {TABLE} BEGIN {OLD} END",
    f"CREATE TRIGGER search_words_update AFTER UPDATE OF {WORDS} ON {TABLE} WHEN {CHANGED} BEGIN {OLD} {NEW} END",
    "INSERT INTO search_words (search_words) VALUES ('rebuild')",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER IF EXISTS search_words_{what}" for what in ("insert", "delete", "update")),
    "DROP TABLE IF EXISTS search_words",
]
POSTGRESQL = [
    f"""
    ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_stems), 'A') || to_tsvector('simple', stems)
    ) STORED
    """,
    f"CREATE INDEX search_words ON {TABLE} USING gin (words)",
]
POSTGRESQL_BACK = [f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS words"]


def make_words(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unmake_words(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_words, unmake_words)]
