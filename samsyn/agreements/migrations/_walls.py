"""The walls around what is published: triggers of both databases that refuse to change its words.

SQLite drops triggers with their table, and Django rebuilds tables when it alters them there: a migration that alters
one of these tables takes the walls down first and raises them again, with the columns that there are then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PUBLISHED = "EXISTS (SELECT 1 FROM agreements_version v WHERE v.id = {} AND v.published_at IS NOT NULL)"
# Tables whose rows are a version's own: frozen when it is.
PARTS = ("agreements_sectiontext", "agreements_agreementterm", "agreements_adjustment", "agreements_succession")
REFUSE = "BEGIN SELECT RAISE(ABORT, 'a published text is not changed'); END"


def _old(table: str) -> str:
    """When an old row belongs to what is never changed."""
    if table == "agreements_version":
        return "OLD.published_at IS NOT NULL"
    return PUBLISHED.format("OLD.version_id") if table in PARTS else "1 = 1"


def _new(table: str) -> str:
    """INSERT OR REPLACE removes the old row without asking the triggers on delete, so a new row is asked too."""
    there = f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"
    if table == "agreements_version":
        return PUBLISHED.format("NEW.id")
    return PUBLISHED.format("NEW.version_id") + f" OR {there}" if table in PARTS else there


def sqlite(words: Mapping[str, str]) -> Iterator[str]:
    for table, columns in words.items():
        moved = f" OR {PUBLISHED.format('NEW.version_id')}" if table in PARTS else ""
        yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} WHEN {_old(table)}{moved} {REFUSE}"
        yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {_old(table)} {REFUSE}"
        yield f"CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table} WHEN {_new(table)} {REFUSE}"


def sqlite_back(words: Mapping[str, str]) -> Iterator[str]:
    for table in words:
        for what in ("update", "delete", "insert"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what}"


def postgresql(words: Mapping[str, str]) -> Iterator[str]:
    yield """
    CREATE FUNCTION agreements_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a published text is not changed' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """
    # A condition of a PostgreSQL trigger may not look into other tables, so a version's parts ask in a function.
    yield f"""
    CREATE FUNCTION agreements_refuse_text() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' AND {PUBLISHED.format("OLD.version_id")}
        OR TG_OP <> 'DELETE' AND {PUBLISHED.format("NEW.version_id")} THEN
            RAISE EXCEPTION 'a published text is not changed' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """
    for table, columns in words.items():
        if table in PARTS:
            yield f"""
            CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table}
            FOR EACH ROW EXECUTE FUNCTION agreements_refuse_text()
            """
            yield f"""
            CREATE TRIGGER {table}_no_change BEFORE INSERT OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION agreements_refuse_text()
            """
        else:
            yield f"""
            CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table}
            FOR EACH ROW WHEN ({_old(table)}) EXECUTE FUNCTION agreements_refuse()
            """
            yield f"""
            CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
            FOR EACH ROW WHEN ({_old(table)}) EXECUTE FUNCTION agreements_refuse()
            """


def postgresql_back(words: Mapping[str, str]) -> Iterator[str]:
    for table in words:
        for what in ("update", "delete", "change"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}"
    yield "DROP FUNCTION IF EXISTS agreements_refuse()"
    yield "DROP FUNCTION IF EXISTS agreements_refuse_text()"


def raised(words: Mapping[str, str]):
    """The two halves of a RunPython that raises walls around these tables' columns."""

    def up(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor](words):
            schema_editor.execute(statement, params=None)

    def down(apps, schema_editor):
        for statement in {"sqlite": sqlite_back, "postgresql": postgresql_back}[schema_editor.connection.vendor](words):
            schema_editor.execute(statement, params=None)

    return up, down


def numbered():
    """The two halves of a RunPython that keeps a version's number as it was given; raised after the others, since the
    function is theirs. It is given once, also when a published version is let out to more people."""
    table, when = "agreements_version", "OLD.number IS NOT NULL AND OLD.published_at IS NOT NULL"

    def up(apps, schema_editor):
        trigger = f"CREATE TRIGGER {table}_no_renumber BEFORE UPDATE OF number ON {table}"
        statement = {
            "sqlite": f"{trigger} WHEN {when} AND NEW.number IS NOT OLD.number {REFUSE}",
            "postgresql": (
                f"{trigger} FOR EACH ROW WHEN ({when} AND NEW.number IS DISTINCT FROM OLD.number)"
                " EXECUTE FUNCTION agreements_refuse()"
            ),
        }[schema_editor.connection.vendor]
        schema_editor.execute(statement, params=None)

    def down(apps, schema_editor):
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_renumber{on}", params=None)

    return up, down
