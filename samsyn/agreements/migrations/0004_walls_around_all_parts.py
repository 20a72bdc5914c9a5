"""A hash for each section that is published already; then the walls again, around every part of a version."""

import hashlib

from django.db import migrations

from samsyn.agreements.migrations import _walls

WORDS = {
    "agreements_version": (
        "document_id, number, label, labelled_by_id, labelled_on, title, subtitle, is_interim, based_on_id, adjusts_id,"
        " opened_at, published_at, withdrawn_at, content_hash"
    ),
    "agreements_sectiontext": (
        "version_id, section_id, parent_id, position, level, number, heading, body, news, revision, content_hash"
    ),
    "agreements_section": "document_id, slug",
    "agreements_agreementterm": (
        "version_id, starts_on, ends_on, extension_months, notice_months, term_clause_id, notice_clause_id"
    ),
    "agreements_adjustment": "version_id, section_id, reason, listed_by_id, listed_at",
    "agreements_succession": "version_id, kind, section_id, other_id",
    # What somebody saved is kept as it was saved, for as long as the database is.
    "agreements_sectionsave": "text_id, number, written_on, heading, body, news, saved_by_id, saved_at",
}


def hash_the_sections(apps, schema_editor):
    """As `samsyn.domain.sections.section_hash` works it out."""
    texts = apps.get_model("agreements", "SectionText")
    for text in texts.objects.filter(content_hash="").iterator(chunk_size=500):
        words = f"{text.heading}\n\n{text.body}\n"
        texts.objects.filter(pk=text.pk).update(content_hash=hashlib.sha256(words.encode()).hexdigest())


class Migration(migrations.Migration):

    dependencies = [("agreements", "0003_texts_with_identity")]

    operations = [
        migrations.RunPython(hash_the_sections, migrations.RunPython.noop),
        migrations.RunPython(*_walls.raised(WORDS)),
    ]
