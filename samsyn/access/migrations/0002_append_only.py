"""The log is append-only: the database itself refuses to change or remove an entry.

SQLite drops triggers with their table, and Django rebuilds tables when it alters them there: a later migration that
alters access_logentry must end with `migrations.RunPython(raise_the_walls, …)` again. A test looks for the triggers.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER access_logentry_no_update BEFORE UPDATE ON access_logentry
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER access_logentry_no_delete BEFORE DELETE ON access_logentry
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    """
    CREATE TRIGGER access_logentry_no_replace BEFORE INSERT ON access_logentry
    WHEN EXISTS (
        SELECT 1 FROM access_logentry WHERE id = NEW.id OR number = NEW.number OR hash = NEW.hash
    )
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS access_logentry_no_update",
    "DROP TRIGGER IF EXISTS access_logentry_no_delete",
    "DROP TRIGGER IF EXISTS access_logentry_no_replace",
]
POSTGRESQL = [
    """
    CREATE FUNCTION access_logentry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER access_logentry_no_change BEFORE UPDATE OR DELETE ON access_logentry
    FOR EACH ROW EXECUTE FUNCTION access_logentry_refuse()
    """,
    """
    CREATE TRIGGER access_logentry_no_truncate BEFORE TRUNCATE ON access_logentry
    FOR EACH STATEMENT EXECUTE FUNCTION access_logentry_refuse()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS access_logentry_no_change ON access_logentry",
    "DROP TRIGGER IF EXISTS access_logentry_no_truncate ON access_logentry",
    "DROP FUNCTION IF EXISTS access_logentry_refuse()",
]


def raise_the_walls(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def take_them_down(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("access", "0001_initial")]

    operations = [migrations.RunPython(raise_the_walls, take_them_down)]
