"""The agreement under a project: dates, signatures, renewal, warnings, and who reads what."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.core.preferences import Preferences
from portal.notifications.models import Notice
from projects.cohesion.actions import renew_agreement, sign_agreement, warn_of_ends
from projects.cohesion.models import ProjectAgreement, ProjectState
from projects.cohesion.models.agreement import AgreementParty, check_parties
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.agreements import agreement
from tests.factories.cohesion import CohesionProjectFactory, project_page

pytestmark = pytest.mark.django_db
Kind = AgreementParty.Kind


def test_an_agreement_ends_after_the_years_of_the_setting():
    made = ProjectAgreement(project=CohesionProjectFactory(), starts_on=date(2026, 3, 1))
    made.full_clean()
    assert made.ends_on == date(2031, 3, 1)
    settings = Preferences.load()
    settings.agreement_years = 3
    settings.save()
    other = ProjectAgreement(project=CohesionProjectFactory(), starts_on=date(2024, 2, 29))
    other.full_clean()
    assert other.ends_on == date(2027, 2, 28)


def test_two_agreements_of_a_project_never_hold_at_once():
    first = agreement()
    second = ProjectAgreement(project=first.project, starts_on=first.ends_on)
    with pytest.raises(ValidationError):
        second.full_clean()


@pytest.mark.parametrize(
    "kinds",
    [
        [Kind.COMPANY, Kind.NONPROFIT],
        [Kind.REGULATOR, Kind.NONPROFIT],
        [Kind.REGULATOR, Kind.COMPANY],
        [Kind.REGULATOR, Kind.NONPROFIT, *[Kind.COMPANY] * 3],
        [Kind.REGULATOR, Kind.COMPANY, Kind.NONPROFIT, *[Kind.MUNICIPALITY] * 2],
    ],
)
def test_wrong_parties_make_no_agreement(kinds):
    with pytest.raises(ValidationError):
        check_parties(kinds)


def test_right_parties_do():
    check_parties([Kind.REGULATOR, Kind.COMPANY, Kind.COMPANY, Kind.NONPROFIT, Kind.MUNICIPALITY])


@pytest.mark.parametrize(
    ("ends_in", "state"),
    [(1000, ProjectState.ACTIVE), (300, ProjectState.ENDING), (-1, ProjectState.CLOSED)],
)
def test_a_project_stands_where_its_agreements_say(ends_in, state):
    assert agreement(ends_in=ends_in).project.state == state


def test_a_renewal_copies_forward_and_keeps_the_history():
    old = agreement(ends_in=100)
    keeper = at_regulator()
    party = old.parties.first()
    sign_agreement(agreement=old, party=party.pk, by=keeper, on=timezone.localdate())
    new = renew_agreement(agreement=old, by=keeper)
    assert renew_agreement(agreement=old, by=keeper) == new
    assert new.starts_on == old.ends_on + timedelta(days=1)
    assert (new.perimeter_nl, new.amount) == (
        old.perimeter_nl,
        ProjectAgreement.objects.get(pk=old.pk).amount,
    )
    assert new.parties.count() == 3
    assert not new.parties.exclude(signed_on=None).exists()
    assert old.parties.exclude(signed_on=None).count() == 1
    old.project.refresh_from_db()
    assert old.project.ends_on == new.ends_on
    assert not ProjectAgreement.objects.ending().exists()


@pytest.mark.parametrize("role", [Role.PSC_WORKER, Role.SCOPED_ADMIN])
def test_only_the_regulator_renews_and_signs(client, role):
    made = agreement()
    person = staff_of(made.project.lead, role)
    with pytest.raises(PermissionDenied):
        renew_agreement(agreement=made, by=person)
    client.force_login(person)
    for name in ("renew", "sign"):
        assert client.post(reverse(f"cohesion:{name}", args=[made.pk])).status_code == 403
    assert client.get(reverse("cohesion:agreements")).status_code == 403


def test_nobody_signs_in_the_future_or_for_another_agreement(client):
    made, other = agreement(), agreement()
    keeper = at_regulator()
    party = made.parties.first()
    tomorrow = timezone.localdate() + timedelta(days=1)
    for one, day in ((made, tomorrow), (other, timezone.localdate())):
        with pytest.raises(ValidationError):
            sign_agreement(agreement=one, party=party.pk, by=keeper, on=day)
    client.force_login(keeper)
    for typed in ({"party": "x"}, {"party": "9" * 50, "on": "x"}, {"on": "2020-02-31"}):
        address = reverse("cohesion:sign", args=[made.pk])
        assert client.post(address, typed).status_code == 302
    assert not made.parties.exclude(signed_on=None).exists()


def test_all_concerned_are_warned_once_in_time(django_capture_on_commit_callbacks):
    soon, later = agreement(ends_in=300), agreement(ends_in=500)
    keeper, worker = at_regulator(), staff_of(soon.project.lead, Role.PSC_WORKER)
    other = staff_of(later.project.lead, Role.PSC_WORKER)
    with django_capture_on_commit_callbacks(execute=True):
        assert (warn_of_ends(), warn_of_ends()) == (1, 0)
    told = set(Notice.objects.values_list("user", flat=True))
    assert told == {keeper.pk, worker.pk}
    assert other.pk not in told


def test_amounts_are_for_professionals_alone(client):
    made = agreement()
    address = reverse("cohesion:agreement", args=[made.pk])
    assert "121.145,38" not in client.get(address).content.decode()
    client.force_login(tenant_of(made.project.companies.first()))
    assert "121.145,38" not in client.get(address).content.decode()
    client.force_login(staff_of(made.project.lead, Role.PROFESSIONAL))
    assert "121.145,38" in client.get(address).content.decode()


def test_the_overview_of_the_regulator(client, django_assert_max_num_queries):
    soon, running = agreement(ends_in=100), agreement()
    over = agreement(ends_in=-10)
    client.force_login(at_regulator())
    address = reverse("cohesion:agreements")
    html = client.get(address).content.decode()
    assert html.index(soon.project.name_nl) < html.index(running.project.name_nl)
    assert f">{over.project.name_nl}<" not in html
    assert f">{over.project.name_nl}<" in client.get(address, {"state": "closed"}).content.decode()
    for _each in range(5):
        agreement()
    with django_assert_max_num_queries(14):
        client.get(address, {"state": "\0"})


def test_the_project_shows_its_perimeter_and_its_agreement(client, homes):
    made = agreement()
    html = client.get(project_page(made.project).url).content.decode()
    assert "Blok A tot C" in html
    assert reverse("cohesion:agreement", args=[made.pk]) in html
    assert "121.145" not in html


def test_a_project_that_has_ended_stands_apart(client, homes):
    running, over = project_page(agreement().project), project_page(agreement(ends_in=-1).project)
    html = client.get("/nl/projecten/").content.decode()
    assert html.index(running.title) < html.index("afgelopen zijn") < html.index(over.title)
    assert "Dit project is afgelopen" in client.get(over.url).content.decode()


def test_the_list_is_narrowed_down_by_company(client, homes):
    first, second = project_page(), project_page()
    company = first.project.companies.first()
    html = client.get("/nl/projecten/", {"company": company.code}).content.decode()
    assert first.url in html
    assert second.url not in html
    assert client.get("/nl/projecten/", {"theme": "\0", "company": "x" * 500}).status_code == 200


def test_a_name_is_shown_with_consent_alone(client, homes):
    people = [
        ("person", {"function": "Coördinator", "name": "An", "photo": None, "agrees": True}),
        ("person", {"function": "Animator", "name": "Geheim", "photo": None, "agrees": False}),
    ]
    html = client.get(project_page(coordinators=people).url).content.decode()
    assert "Coördinator" in html
    assert ": An" in html
    assert "Animator" in html
    assert "Geheim" not in html
