"""Names and photos of members: shown with their consent alone, gone when it is taken back."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from forums.councils.actions import change_own_seat, end_terms
from forums.councils.models import SeatPhoto
from portal.accounts.models import Role
from tests.factories.accounts import staff_of

pytestmark = pytest.mark.django_db


def a_photo():
    kept = BytesIO()
    Image.new("RGB", (40, 40), "#a33").save(kept, "JPEG")
    return SimpleUploadedFile("ik.jpg", kept.getvalue(), content_type="image/jpeg")


def show(client, council, **values):
    return client.post(reverse("councils:seat", args=[council.slug]), values)


@pytest.fixture
def shown(client, council, member):
    client.force_login(member)
    answer = show(
        client, council, name="Mariam", shows_name="on", shows_photo="on", photo=a_photo()
    )
    assert answer.status_code == 302
    client.logout()
    return SeatPhoto.objects.get()


def test_everybody_sees_a_photo_that_its_member_shows(client, council, shown):
    address = reverse("councils:photo", args=[council.slug, shown.pk])
    assert address in client.get(council.get_absolute_url()).content.decode()
    answer = client.get(address)
    assert answer["Content-Type"] == "image/webp"
    assert shown.file.name.startswith("seats/")


def test_a_photo_that_is_taken_back_is_deleted(
    client, council, member, shown, django_capture_on_commit_callbacks
):
    client.force_login(member)
    with django_capture_on_commit_callbacks(execute=True):
        show(client, council, name="Mariam", shows_name="on")
    assert not SeatPhoto.objects.exists()
    assert not shown.file.storage.exists(shown.file.name)
    assert client.get(reverse("councils:photo", args=[council.slug, shown.pk])).status_code == 404


def test_a_photo_goes_with_the_term(council, shown, django_capture_on_commit_callbacks):
    type(council).objects.filter(pk=council.pk).update(
        term_start=timezone.localdate() - timedelta(days=90),
        term_end=timezone.localdate() - timedelta(days=1),
    )
    with django_capture_on_commit_callbacks(execute=True):
        end_terms()
    assert not SeatPhoto.objects.exists()
    assert not shown.file.storage.exists(shown.file.name)


def test_a_photo_without_a_name_is_refused_and_what_was_typed_stays(client, council, member):
    client.force_login(member)
    page = show(client, council, name="Mariam", shows_photo="on", photo=a_photo())
    assert page.status_code == 200
    assert "Mariam" in page.content.decode()
    assert not SeatPhoto.objects.exists()


def test_a_file_that_is_no_picture_is_refused(client, council, member):
    client.force_login(member)
    bad = SimpleUploadedFile("ik.jpg", b"MZ\x90", content_type="image/jpeg")
    page = show(client, council, name="M", shows_name="on", shows_photo="on", photo=bad)
    assert page.status_code == 200
    assert not SeatPhoto.objects.exists()


@pytest.mark.parametrize("role", [Role.COMPANY_EDITOR, Role.MODERATOR, Role.TENANT])
def test_nobody_else_shows_a_member(client, council, role):
    user = staff_of(council.company, role)
    client.force_login(user)
    assert client.get(reverse("councils:seat", args=[council.slug])).status_code == 404
    assert show(client, council, name="X", shows_name="on").status_code == 404
    with pytest.raises(PermissionDenied):
        change_own_seat(council=council, user=user, name="X", shows_name=True, shows_photo=False)


def test_a_photo_that_is_not_there_cannot_be_shown(council, member):
    with pytest.raises(ValidationError):
        change_own_seat(council=council, user=member, name="X", shows_name=True, shows_photo=True)
