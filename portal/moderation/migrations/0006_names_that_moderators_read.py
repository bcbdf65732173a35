"""The first ready-made texts get Dutch and French names; a name that was changed stays in both."""

from django.db import migrations
from django.db.models import F

NAMES = {
    "Unfriendly": ("Onvriendelijk", "Pas aimable"),
    "A name or something private": ("Een naam of iets privé", "Un nom ou quelque chose de privé"),
    "Own private matter: to the social service": (
        "Eigen privézaak: naar de sociale dienst",
        "Affaire personnelle\u202f: vers le service social",
    ),
    "Advertising": ("Reclame", "Publicité"),
    "Against the law": ("Tegen de wet", "Contraire à la loi"),
}


def name_in_both(apps, schema_editor):
    texts = apps.get_model("moderation", "CannedText").objects
    for before, (dutch, french) in NAMES.items():
        texts.filter(name_nl=before).update(name_nl=dutch, name_fr=french)
    texts.filter(name_fr="").update(name_fr=F("name_nl"))


def name_as_before(apps, schema_editor):
    texts = apps.get_model("moderation", "CannedText").objects
    for before, (dutch, _french) in NAMES.items():
        texts.filter(name_nl=dutch).update(name_nl=before)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0005_names_of_texts_in_both_languages")]

    operations = [migrations.RunPython(name_in_both, name_as_before)]
