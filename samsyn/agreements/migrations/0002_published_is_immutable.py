"""What is published stays as it was: the database itself refuses to change the words of a published version.

Where a version lies may change (widening is an act of its own), so the placement's columns are not guarded.
SQLite drops triggers with their table, and Django rebuilds tables when it alters them there: a later migration that
alters one of these tables must end with `migrations.RunPython(raise_the_walls, …)` again. A test looks for the triggers.
"""

from django.db import migrations

WORDS = {
    "agreements_version": "document_id, number, label, title, subtitle, published_at, content_hash",
    "agreements_sectiontext": "version_id, section_id, parent_id, position, level, number, heading, body",
    "agreements_section": "document_id, slug",
}
PUBLISHED = "EXISTS (SELECT 1 FROM agreements_version v WHERE v.id = {} AND v.published_at IS NOT NULL)"
# When an old row, and a new row, belongs to what is published.
OLD = {
    "agreements_version": "OLD.published_at IS NOT NULL",
    "agreements_sectiontext": PUBLISHED.format("OLD.version_id"),
    "agreements_section": "1 = 1",
}
# INSERT OR REPLACE removes the old row without asking the triggers on delete, so a new row is asked too.
NEW = {
    "agreements_version": PUBLISHED.format("NEW.id"),
    "agreements_sectiontext": PUBLISHED.format("NEW.version_id")
    + " OR EXISTS (SELECT 1 FROM agreements_sectiontext t WHERE t.id = NEW.id)",
    "agreements_section": "EXISTS (SELECT 1 FROM agreements_section s WHERE s.id = NEW.id)",
}
REFUSE = "BEGIN SELECT RAISE(ABORT, 'a published text is not changed'); END"


def sqlite():
    for table, words in WORDS.items():
        moved = f" OR {PUBLISHED.format('NEW.version_id')}" if table == "agreements_sectiontext" else ""
        yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {words} ON {table} WHEN {OLD[table]}{moved} {REFUSE}"
        yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {OLD[table]} {REFUSE}"
        yield f"CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table} WHEN {NEW[table]} {REFUSE}"


def sqlite_back():
    for table in WORDS:
        for what in ("update", "delete", "insert"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what}"


def postgresql():
    yield """
    CREATE FUNCTION agreements_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a published text is not changed' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """
    # A condition of a PostgreSQL trigger may not look into other tables, so section texts ask in a function.
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
    for table in ("agreements_version", "agreements_section"):
        yield f"""
        CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {WORDS[table]} ON {table}
        FOR EACH ROW WHEN ({OLD[table]}) EXECUTE FUNCTION agreements_refuse()
        """
        yield f"""
        CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
        FOR EACH ROW WHEN ({OLD[table]}) EXECUTE FUNCTION agreements_refuse()
        """
    table = "agreements_sectiontext"
    yield f"""
    CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {WORDS[table]} ON {table}
    FOR EACH ROW EXECUTE FUNCTION agreements_refuse_text()
    """
    yield f"""
    CREATE TRIGGER {table}_no_change BEFORE INSERT OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION agreements_refuse_text()
    """


def postgresql_back():
    for table in WORDS:
        for what in ("update", "delete", "change"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}"
    yield "DROP FUNCTION IF EXISTS agreements_refuse()"
    yield "DROP FUNCTION IF EXISTS agreements_refuse_text()"


def raise_the_walls(apps, schema_editor):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def take_them_down(apps, schema_editor):
    for statement in {"sqlite": sqlite_back, "postgresql": postgresql_back}[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("agreements", "0001_initial")]

    operations = [migrations.RunPython(raise_the_walls, take_them_down)]
