"""What is published stays as it was: the database itself refuses to change the words of a published version.

Where a version lies may change (widening is an act of its own), so the placement's columns are not guarded.
A test looks for the triggers.
"""

from django.db import migrations

from samsyn.agreements.migrations import _walls

WORDS = {
    "agreements_version": "document_id, number, label, title, subtitle, published_at, content_hash",
    "agreements_sectiontext": "version_id, section_id, parent_id, position, level, number, heading, body",
    "agreements_section": "document_id, slug",
}


class Migration(migrations.Migration):

    dependencies = [("agreements", "0001_initial")]

    operations = [migrations.RunPython(*_walls.raised(WORDS))]
