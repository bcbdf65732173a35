"""A project is about living together: no word of policing, nuisance or incidents stands in it."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOMS = ("cohesion", "activities", "permanences")
DEMO = ("projects", "activities", "permanences")
WORDS = re.compile(
    r"nuisance|incident|polic(e|ing)\b|politie|overlast|surveill|délinquan|delinquen|hangjonger"
    r"|incivilit|camera|suspect|verdacht",
    re.IGNORECASE,
)


def _files():
    for room in ROOMS:
        for folder in ("projects", "templates/projects"):
            root = Path(settings.BASE_DIR) / folder / room
            yield from (
                path for path in root.rglob("*") if path.suffix in {".py", ".html", ".toml", ".typ"}
            )
    demo = Path(settings.BASE_DIR) / "portal" / "operations" / "demo"
    yield from (demo / f"{name}.toml" for name in DEMO)


@pytest.mark.parametrize("path", list(_files()), ids=lambda path: path.name)
def test_no_file_speaks_of_it(path):
    assert not WORDS.search(path.read_text("utf-8"))


@pytest.mark.parametrize("room", ROOMS)
def test_no_field_and_no_choice_asks_for_it(room):
    for model in apps.get_app_config(room).get_models():
        for field in model._meta.get_fields():
            choices = [str(label) for _value, label in getattr(field, "flatchoices", [])]
            said = [field.name, str(getattr(field, "verbose_name", "")), *choices]
            assert not WORDS.search(" ".join(said)), field


@pytest.mark.django_db
def test_no_kind_of_activity_is_about_it():
    from projects.activities.models import ActivityType
    from projects.activities.reference import load

    load()
    names = ActivityType.objects.values_list("code", "name_nl", "name_fr")
    assert not WORDS.search(" ".join(word for row in names for word in row))
