"""Addresses in both languages: what was one address stays as the Dutch one, shown in both."""

from django.db import migrations, models

ADDRESS = models.CharField(blank=True, max_length=200, verbose_name="address")


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.RenameField("organisation", "address", "address_nl"),
        migrations.RenameField("building", "address", "address_nl"),
        migrations.AddField("organisation", "address_fr", ADDRESS.clone()),
        migrations.AddField("building", "address_fr", ADDRESS.clone()),
    ]
