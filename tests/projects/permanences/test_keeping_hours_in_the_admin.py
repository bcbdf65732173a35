"""Company editors keep their hours up in the admin, and reach no others by any address."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_organisation_rights, sync_regional_rights
from projects.permanences.models import ClosingDays, Permanence
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.organisations import HousingCompanyFactory, SiteFactory
from tests.factories.permanences import closed, planned_permanence

pytestmark = pytest.mark.django_db
SNIPPETS = "wagtailsnippets_permanences_"


def _address(model, name, *args):
    return reverse(f"{SNIPPETS}{model}:{name}", args=args)


@pytest.fixture
def editor(company):
    sync_organisation_rights(company, Page.objects.none())
    return staff_of(company, Role.COMPANY_EDITOR)


@pytest.fixture
def mine(company):
    return planned_permanence(organisation=company, title_nl="Eigen inloop")


@pytest.fixture
def theirs(db):
    return planned_permanence(title_nl="Vreemde inloop")


def _typed(company, **changes):
    return {
        "title_nl": "Inloop op maandag",
        "title_fr": "Permanence du lundi",
        "organisation": company.pk,
        "channel": "walk_in",
        "repeat": "weekly",
        "weekdays": ["0"],
        "starts_on": timezone.localdate().isoformat(),
        "starts_at": "09:00",
        "ends_at": "12:00",
        "interval": "1",
        "languages": ["nl"],
        "is_published": "on",
        **changes,
    }


def test_the_list_holds_ones_own_alone(client, editor, mine, theirs):
    client.force_login(editor)
    assert "permanences/permanence/" in client.get("/admin/").content.decode()
    for name in ("list", "list_results"):
        shown = client.get(_address("permanence", name)).content.decode()
        assert "Eigen inloop" in shown
        assert "Vreemde inloop" not in shown


def test_new_hours_are_planned_and_changed(client, editor, company):
    client.force_login(editor)
    answer = client.post(_address("permanence", "add"), _typed(company))
    assert answer.status_code == 302
    permanence = Permanence.objects.get()
    assert {row.starts_at.weekday() for row in permanence.openings.all()} == {0}
    edit = _address("permanence", "edit", permanence.pk)
    assert client.get(edit).status_code == 200
    assert client.post(edit, _typed(company, weekdays=["2"])).status_code == 302
    assert {row.starts_at.weekday() for row in permanence.openings.all()} == {2}


def test_who_saves_hours_confirms_them_as_on_the_phone(client, editor, mine, company):
    Permanence.objects.filter(pk=mine.pk).update(confirmed_on=None)
    client.force_login(editor)
    edit = _address("permanence", "edit", mine.pk)
    assert "Wie de uren bewaart" in client.get(edit).content.decode()
    typed = _typed(company, confirmed_on="2001-01-01")
    assert client.post(edit, typed).status_code == 302
    mine.refresh_from_db()
    assert (mine.confirmed_on, mine.confirmed_by) == (timezone.localdate(), editor)


def test_an_administrator_of_the_software_confirms_no_hours(client, theirs):
    Permanence.objects.filter(pk=theirs.pk).update(confirmed_on=None)
    technician = UserFactory(is_superuser=True)
    client.force_login(technician)
    edit = _address("permanence", "edit", theirs.pk)
    client.post(edit, _typed(theirs.organisation))
    theirs.refresh_from_db()
    assert theirs.confirmed_on is None


@pytest.mark.parametrize("model", ["permanence", "closingdays"])
@pytest.mark.parametrize("name", ["edit", "delete", "history", "history_results", "usage"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_guessed_address_of_others_is_closed(client, editor, theirs, model, name, method):
    row = theirs if model == "permanence" else closed(theirs, timezone.localdate())
    client.force_login(editor)
    answer = getattr(client, method)(_address(model, name, row.pk), follow=True)
    assert answer.status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


def test_nothing_is_given_to_others_by_the_form(client, editor, mine, theirs, company):
    client.force_login(editor)
    other = theirs.organisation
    wrong = [
        {"organisation": other.pk},
        {"project": CohesionProjectFactory(companies=[HousingCompanyFactory()]).pk},
        {"site": SiteFactory(company=other).pk},
    ]
    for changes in wrong:
        for address in (
            _address("permanence", "add"),
            _address("permanence", "edit", mine.pk),
        ):
            assert client.post(address, _typed(company, **changes)).status_code == 200
    assert Permanence.objects.count() == 2
    mine.refresh_from_db()
    assert mine.organisation_id == company.pk
    assert mine.project is None
    assert mine.site is None


def test_the_form_offers_ones_own_alone(client, editor, mine, theirs, company):
    client.force_login(editor)
    shown = client.get(_address("permanence", "edit", mine.pk)).content.decode()
    assert company.name_nl in shown
    assert theirs.organisation.name_nl not in shown


def test_closing_days_close_and_open_again(client, editor, mine, company):
    client.force_login(editor)
    first = timezone.localdate()
    last = first + timedelta(days=21)
    typed = {
        "organisation": company.pk,
        "name_nl": "Verlof",
        "name_fr": "Congé",
        "first_on": first.isoformat(),
        "last_on": last.isoformat(),
    }
    count = mine.openings.count()
    assert client.post(_address("closingdays", "add"), typed).status_code == 302
    assert mine.openings.count() < count
    days = ClosingDays.objects.get()
    assert client.post(_address("closingdays", "delete", days.pk)).status_code == 302
    assert mine.openings.count() == count


def test_a_permanence_is_not_deleted_by_its_editor(client, editor, mine):
    client.force_login(editor)
    assert client.post(_address("permanence", "delete", mine.pk), follow=True).status_code == 403
    bulk = reverse("wagtail_bulk_action", args=["permanences", "permanence", "delete"])
    client.post(f"{bulk}?id={mine.pk}")
    assert Permanence.objects.filter(pk=mine.pk).exists()


def test_many_of_others_are_not_deleted_at_once(client, editor, theirs):
    days = closed(theirs, timezone.localdate())
    client.force_login(editor)
    bulk = reverse("wagtail_bulk_action", args=["permanences", "closingdays", "delete"])
    assert client.post(f"{bulk}?id={days.pk}", follow=True).status_code == 403
    assert ClosingDays.objects.filter(pk=days.pk).exists()


def test_a_role_that_is_over_reaches_nothing(client, editor, mine):
    editor.memberships.update(
        since=timezone.localdate() - timedelta(days=9),
        until=timezone.localdate() - timedelta(days=1),
    )
    client.force_login(editor)
    assert client.get(_address("permanence", "edit", mine.pk)).status_code in {302, 403}


def test_tenants_and_social_workers_have_no_admin(client, worker, company, mine):
    for person in (worker, tenant_of(company)):
        client.force_login(person)
        answer = client.get(_address("permanence", "edit", mine.pk))
        assert answer.status_code in {302, 403}
        assert b"Eigen inloop" not in answer.content


def test_the_regulators_administrator_sees_all(client, mine, theirs):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    shown = client.get(_address("permanence", "list")).content.decode()
    assert "Eigen inloop" in shown
    assert "Vreemde inloop" in shown
    assert client.get(_address("permanence", "edit", theirs.pk)).status_code == 200


def test_a_field_says_its_language(client, editor, mine):
    client.force_login(editor)
    shown = client.get(_address("permanence", "edit", mine.pk)).content.decode()
    assert "[nl]" in shown
    assert "[fr]" in shown
