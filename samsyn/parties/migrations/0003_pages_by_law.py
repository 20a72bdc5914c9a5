from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0002_seats_ended_at_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='installation',
            name='contact_email',
            field=models.EmailField(blank=True, default='', max_length=254),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='installation',
            name='responsible',
            field=models.CharField(blank=True, default='', max_length=200),
            preserve_default=False,
        ),
    ]
