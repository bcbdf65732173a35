from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import page

from .test_measuring import EASY, HARD

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, homes):
    sync_regional_rights()
    user = at_regulator(Role.REGULATOR_EDITOR)
    client.force_login(user)
    return user


def test_the_hint_stands_beside_the_plain_language(client, editor):
    made = page(plain_language=HARD["nl"], is_tenant_facing=True)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).content.decode()
    assert "data-readability" in shown
    assert "Moeilijker dan niveau B1" in shown
    assert "admin-readability.js" in shown


def test_what_is_typed_is_measured_and_comes_back_as_text(client, editor):
    typed = HARD["nl"].replace("basis", "<script>basis</script>")
    answer = client.post(reverse("readability_measure"), {"text": typed, "language": "nl"})
    shown = answer.content.decode()
    assert "Moeilijker dan niveau B1" in shown
    assert "<script>" not in shown


def test_the_hardest_come_first_in_the_report(client, editor, django_assert_max_num_queries):
    page(title="Makkelijk", plain_language=EASY["nl"], is_tenant_facing=True)
    page(title="Moeilijk", plain_language=HARD["nl"], is_tenant_facing=True)
    with django_assert_max_num_queries(45):  # one a kind of page, the frame of the admin
        shown = client.get(reverse("readability_report")).content.decode()
    assert shown.index("Moeilijk</a>") < shown.index("Makkelijk</a>")


def test_the_command_lists_what_is_hard(homes):
    page(title="Makkelijk", plain_language=EASY["nl"], is_tenant_facing=True)
    page(title="Moeilijk", plain_language=HARD["nl"], is_tenant_facing=True)
    out = StringIO()
    call_command("check_readability", stdout=out)
    assert "Moeilijk" in out.getvalue()
    assert "Makkelijk" not in out.getvalue()
    assert "1 of 2 harder than B1." in out.getvalue()


def test_an_editor_of_one_company_gets_the_hint_and_not_the_report(client, homes):
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    answer = client.post(reverse("readability_measure"), {"text": EASY["nl"], "language": "nl"})
    assert answer.status_code == 200
    assert client.get(reverse("readability_report")).status_code == 403
