from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail_factories import ImageFactory

from home.knowledge.sections import photos_to_show
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "is_shown"), [(None, True), (1, True), (-1, False)])
def test_a_photo_is_shown_for_as_long_as_people_agreed(homes, days, is_shown):
    until = timezone.localdate() + timedelta(days=days) if days is not None else None
    photo = {
        "image": ImageFactory(file=get_test_image_file()).pk,
        "alternative": "Buren aan tafel",
        "consent": True,
        "consent_until": until.isoformat() if until else None,
    }
    page = practice(photos=[{"type": "photo", "value": photo}])
    page.refresh_from_db()
    assert bool(photos_to_show(page)) is is_shown
