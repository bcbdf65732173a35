"""What a project was asked is read by the people of all its companies, in the search engine too."""

from django.db import migrations


def name_projects(apps, schema_editor):
    for consultation in _of_projects(apps, "company-"):
        consultation.audience = f"project-{consultation.project_id}"
        _save(apps, consultation)


def name_companies(apps, schema_editor):
    for consultation in _of_projects(apps, "project-"):
        consultation.audience = f"company-{consultation.company_id}"
        _save(apps, consultation)


def _of_projects(apps, audience):
    rows = apps.get_model("consultations", "Consultation").objects
    return rows.filter(reach="project", audience__startswith=audience)


def _save(apps, consultation):
    """With a row for the search engine, which then reads it and its opinion anew."""
    consultation.save(update_fields=["audience"])
    mark = apps.get_model("outbox", "Change").objects.create
    mark(kind="consultation", object_id=str(consultation.pk))
    opinions = apps.get_model("consultations", "Opinion").objects
    for pk in opinions.filter(consultation=consultation).values_list("pk", flat=True):
        mark(kind="opinion", object_id=str(pk))


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0010_one_field_for_who_is_asked"),
        ("outbox", "0001_initial"),
    ]

    operations = [migrations.RunPython(name_projects, name_companies)]
