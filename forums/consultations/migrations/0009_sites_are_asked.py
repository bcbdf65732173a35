"""What only tenants of some sites answered says so in the field for who is asked."""

from django.db import migrations


def name_sites(apps, schema_editor):
    rows = apps.get_model("consultations", "Consultation").objects
    rows.filter(only_sites=True).update(reach="site")


def name_them_as_before(apps, schema_editor):
    rows = apps.get_model("consultations", "Consultation").objects
    rows.filter(reach="site").update(only_sites=True)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0008_who_is_asked")]

    operations = [migrations.RunPython(name_sites, name_them_as_before)]
