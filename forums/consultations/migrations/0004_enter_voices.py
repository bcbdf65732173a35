"""Everybody who has answered by account has a voice in use: enter it in the register."""

from django.db import migrations
from django.utils import timezone


def enter(apps, schema_editor):
    Response = apps.get_model("consultations", "Response")
    Voter = apps.get_model("consultations", "Voter")
    rows = Response.objects.filter(user__isnull=False)
    Voter.objects.bulk_create(
        [
            Voter(consultation_id=consultation, user_id=user, day=timezone.localdate(at))
            for consultation, user, at in rows.values_list("consultation", "user", "submitted_at")
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("consultations", "0003_close_the_loop")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
