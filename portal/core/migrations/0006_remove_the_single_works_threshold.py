from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("core", "0005_works_threshold_by_year")]

    operations = [
        migrations.RemoveField(model_name="preferences", name="works_threshold"),
        migrations.RemoveField(model_name="preferences", name="works_threshold_year"),
    ]
