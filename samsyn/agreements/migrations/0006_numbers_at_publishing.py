"""A version is numbered when it is published; an open one, and one that was given up, has no number (ADR 0016).

Numbers of published versions stay as they were given, also of those that lie for fewer: their addresses are promises.
"""

from django.conf import settings
from django.db import migrations, models

from samsyn.agreements.migrations import _walls

# As migration 0004 raised them.
BEFORE = {
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
    "agreements_sectionsave": "text_id, number, written_on, heading, body, news, saved_by_id, saved_at",
}
WORDS = {
    **BEFORE,
    # `number` has a wall of its own: it is given once, also after publishing, and never changed.
    "agreements_version": BEFORE["agreements_version"].replace("number", "series, series_number"),
    "agreements_adjustment": f"{BEFORE['agreements_adjustment']}, listed_for",
}


def open_versions_have_no_number(apps, schema_editor):
    versions = apps.get_model("agreements", "Version").objects
    versions.filter(published_at=None).update(number=None)


def number_them_again(apps, schema_editor):
    """Backwards: after the published ones, as they were opened."""
    versions = apps.get_model("agreements", "Version").objects
    for version in versions.filter(number=None).order_by("pk"):
        last = versions.filter(document=version.document_id).aggregate(last=models.Max("number"))["last"]
        version.number = (last or 0) + 1
        version.save(update_fields=["number"])


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0005_comments_on_what_was_saved'),
        ('parties', '0005_a_seat_in_a_body_is_for_a_side'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(*reversed(_walls.raised(BEFORE))),
        migrations.AlterModelOptions(
            name='version',
            options={'ordering': ['document', 'published_at', 'pk']},
        ),
        migrations.RemoveConstraint(
            model_name='version',
            name='agreements_one_open_version',
        ),
        migrations.AddField(
            model_name='adjustment',
            name='listed_for',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='document',
            name='name',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='version',
            name='series',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name='version',
            name='series_number',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='version',
            name='number',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(open_versions_have_no_number, number_them_again),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('document', 'series', 'series_number'), name='agreements_version_number_in_series'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at', None), ('withdrawn_at', None)), fields=('document', 'for_side'), name='agreements_one_open_for_side'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at', None), ('withdrawn_at', None)), fields=('document', 'for_body'), name='agreements_one_open_for_body'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at', None), ('withdrawn_at', None)), fields=('document', 'for_organisation'), name='agreements_one_open_for_organisation'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at', None), ('withdrawn_at', None)), fields=('document', 'for_person'), name='agreements_one_open_for_person'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at', None), ('withdrawn_at', None), ('audience__in', ['public', 'parties'])), fields=('document', 'audience'), name='agreements_one_open_for_all'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('published_at', None), ('series_number', None)), models.Q(('number__isnull', False), ('published_at__isnull', False)), models.Q(('published_at__isnull', False), ('series_number__isnull', False)), _connector='OR'), name='agreements_numbered_when_published'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('series', ''), ('series_number', None)), models.Q(models.Q(('series', ''), _negated=True), ('series_number__isnull', False)), _connector='OR'), name='agreements_series_has_number'),
        ),
        migrations.RunPython(*_walls.raised(WORDS)),
        migrations.RunPython(*_walls.numbered()),
    ]
