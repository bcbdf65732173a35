"""The amount from which works need an opinion gets a row a year; what was set is kept as one."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


def keep_what_was_set(apps, schema_editor):
    Preferences = apps.get_model("core", "Preferences")
    WorksThreshold = apps.get_model("core", "WorksThreshold")
    for row in Preferences.objects.order_by("pk")[:1]:
        WorksThreshold.objects.create(
            preferences=row, year=row.works_threshold_year, amount=row.works_threshold
        )


def put_back(apps, schema_editor):
    Preferences = apps.get_model("core", "Preferences")
    for row in apps.get_model("core", "WorksThreshold").objects.order_by("-year")[:1]:
        Preferences.objects.filter(pk=row.preferences_id).update(
            works_threshold=row.amount, works_threshold_year=row.year
        )


class Migration(migrations.Migration):

    dependencies = [("core", "0004_people_and_notices")]

    operations = [
        migrations.CreateModel(
            name="WorksThreshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)], verbose_name="year of the index")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, validators=[django.core.validators.MinValueValidator(0)], verbose_name="works above this amount (EUR) need an opinion")),
                ("preferences", modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name="works_thresholds", to="core.preferences")),
            ],
            options={"verbose_name": "works threshold", "verbose_name_plural": "works thresholds", "ordering": ["-year"]},
        ),
        migrations.RunPython(keep_what_was_set, put_back),
    ]
