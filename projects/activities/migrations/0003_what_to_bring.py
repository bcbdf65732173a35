from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_groups_calendars_and_left_dates")]

    operations = [
        migrations.AddField(
            model_name="activity",
            name=f"bring_{code}",
            field=models.CharField(blank=True, max_length=200, verbose_name="what to bring"),
        )
        for code in ("nl", "fr")
    ]
