"""A ready-made text has a name in each language; the one it had becomes the Dutch one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0004_parts_of_an_organisation")]

    operations = [
        migrations.AlterModelOptions(
            name="cannedtext",
            options={
                "ordering": ["name_nl", "pk"],
                "verbose_name": "ready-made text",
                "verbose_name_plural": "ready-made texts",
            },
        ),
        migrations.RenameField(model_name="cannedtext", old_name="name", new_name="name_nl"),
        migrations.AlterField(
            model_name="cannedtext",
            name="name_nl",
            field=models.CharField(blank=True, max_length=80, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="cannedtext",
            name="name_fr",
            field=models.CharField(blank=True, default="", max_length=80, verbose_name="name"),
            preserve_default=False,
        ),
    ]
