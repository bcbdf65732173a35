import pytest
from django.conf import settings as current

pytestmark = pytest.mark.django_db


def test_a_setting_closes_the_portal(client, homes, settings):
    settings.MAINTENANCE = True
    answer = client.get("/nl/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert client.get("/healthz").status_code == 200


def test_a_file_closes_the_portal(client, homes):
    file = current.DATA_DIR / "MAINTENANCE"
    file.touch()
    try:
        assert client.get("/fr/").status_code == 503
    finally:
        file.unlink()
    assert client.get("/fr/").status_code == 200
