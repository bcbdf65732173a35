"""The subjects with which the list begins; those that a council must be asked about first."""

from django.db import migrations

SUBJECTS = (
    ("works", True, "Werken boven het grensbedrag", "Travaux au-dessus du seuil"),
    ("charges", True, "Berekening van de huurlasten", "Calcul des charges locatives"),
    ("house_rules", True, "Huishoudelijk reglement", "Règlement d’ordre intérieur"),
    ("equipment", True, "Gemeenschappelijke uitrusting", "Équipements collectifs"),
    ("animation", True, "Informatie en activiteiten", "Information et animation"),
    ("other", False, "Iets anders", "Autre chose"),
)


def fill_subjects(apps, schema_editor):
    subjects = apps.get_model("consultations", "Subject").objects
    for position, (trigger, mandatory, dutch, french) in enumerate(SUBJECTS, 1):
        subjects.get_or_create(
            trigger=trigger,
            defaults={
                "name_nl": dutch,
                "name_fr": french,
                "is_mandatory": mandatory,
                "position": position,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_ask_in_more_ways")]

    operations = [migrations.RunPython(fill_subjects, migrations.RunPython.noop)]
