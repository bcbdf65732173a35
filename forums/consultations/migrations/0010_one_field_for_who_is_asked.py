from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consultations", "0009_sites_are_asked")]

    operations = [migrations.RemoveField(model_name="consultation", name="only_sites")]
