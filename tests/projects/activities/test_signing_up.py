from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.notifications.models import Notice
from portal.privacy.actions import erase_person
from projects.activities.actions import (
    cancel_session,
    move_place,
    move_session,
    sign_up,
    withdraw,
)
from projects.activities.models import Session, SignUp
from tests.factories.accounts import UserFactory, staff_of
from tests.factories.activities import ActivityFactory, coming_session
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


def _events(user):
    return list(Notice.objects.filter(user=user).values_list("event__event", flat=True))


def test_who_comes_first_has_the_place_and_the_others_wait_in_order():
    session = coming_session(capacity=1)
    made = [sign_up(session=session, by=UserFactory()) for _number in range(3)]
    assert [one.state for one in made] == ["confirmed", "waiting", "waiting"]
    assert list(session.sign_ups.waiting()) == made[1:]


def test_signing_up_again_changes_nothing():
    session, user = coming_session(), UserFactory()
    assert sign_up(session=session, by=user) == sign_up(session=session, by=user, places=3)


def test_a_family_takes_several_places():
    session = coming_session(capacity=3)
    assert sign_up(session=session, by=UserFactory(), places=3).state == "confirmed"
    assert sign_up(session=session, by=UserFactory()).state == "waiting"


@pytest.mark.parametrize("places", [0, -1, 4, 7])
def test_no_more_places_than_there_are(places):
    with pytest.raises(ValidationError):
        sign_up(session=coming_session(capacity=3), by=UserFactory(), places=places)


def test_whoever_withdraws_makes_room_for_who_waits(django_capture_on_commit_callbacks):
    session, second = coming_session(capacity=1), UserFactory()
    first = sign_up(session=session, by=UserFactory())
    waiting = sign_up(session=session, by=second)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(sign_up=first)
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"
    assert "session_place" in _events(second)


def test_places_are_given_back_by_link_without_logging_in(client):
    made = sign_up(session=coming_session(), by=UserFactory())
    address = reverse("activities:own_sign_up", args=[made.token])
    assert client.get(address).status_code == 200
    made.refresh_from_db()
    assert made.state == "confirmed"
    client.post(address)
    made.refresh_from_db()
    assert made.state == "cancelled"


def test_a_cancelled_date_is_told_once_to_those_signed_up(
    worker, project, django_capture_on_commit_callbacks
):
    session, user = coming_session(organiser=project.lead), UserFactory()
    sign_up(session=session, by=user)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
        cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    assert _events(user) == ["session_cancelled"]


def test_a_moved_date_keeps_its_people_and_its_name(worker, project):
    session = coming_session(organiser=project.lead)
    made = sign_up(session=session, by=UserFactory())
    moved = move_session(
        session=session,
        by=worker,
        reason={"nl": "Zaal bezet"},
        starts_at=session.ends_at,
        ends_at=session.ends_at + timedelta(hours=2),
    )
    made.refresh_from_db()
    assert (moved.key, moved.sequence, made.state) == (session.key, 1, "confirmed")


def test_nobody_signs_up_for_what_is_cancelled(worker, project):
    session = coming_session(organiser=project.lead)
    cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    with pytest.raises(PermissionDenied, match="gaat niet door"):
        sign_up(session=session, by=UserFactory())


def test_a_worker_takes_down_somebody_who_calls_once(worker, project):
    session = coming_session(organiser=project.lead)
    for _click in range(2):
        sign_up(session=session, by=worker, name="Mevrouw Peeters", form_key="once")
    made = SignUp.objects.get()
    assert (made.called, made.user, made.entered_by) == ("Mevrouw Peeters", None, worker)


def test_a_tenant_takes_nobody_else_down():
    with pytest.raises(PermissionDenied):
        sign_up(session=coming_session(), by=UserFactory(), name="Iemand")


def test_what_is_for_one_company_takes_nobody_else():
    session = coming_session(audience="company-999")
    with pytest.raises(PermissionDenied):
        sign_up(session=session, by=UserFactory())


def test_a_form_sent_by_a_phone_signs_up(client):
    session, user = coming_session(), UserFactory()
    client.force_login(user)
    client.post(reverse("activities:sign_up", args=[session.pk]), {"places": "2"})
    assert SignUp.objects.get().places == 2


@pytest.mark.parametrize("places", ["", "0", "99", "x\0", "1" * 1000])
def test_odd_numbers_of_people_are_refused_in_words(client, places):
    session = coming_session()
    client.force_login(UserFactory())
    answer = client.post(reverse("activities:sign_up", args=[session.pk]), {"places": places})
    assert answer.status_code == 200
    assert not SignUp.objects.exists()


def test_a_draft_is_seen_by_nobody_else(client):
    activity = ActivityFactory(is_published=False)
    client.force_login(UserFactory())
    assert client.get(activity.get_absolute_url()).status_code == 404


def test_who_leaves_the_portal_makes_room_for_who_waits(django_capture_on_commit_callbacks):
    session, over, second = coming_session(capacity=1), coming_session(), UserFactory()
    leaver = UserFactory()
    sign_up(session=session, by=leaver)
    sign_up(session=over, by=leaver)
    Session.objects.filter(pk=over.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    waiting = sign_up(session=session, by=second)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(user=leaver)
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"
    assert _events(second) == ["session_place"]
    assert list(SignUp.objects.all()) == [waiting]


def test_nobody_chooses_more_places_than_there_are(client):
    session = coming_session(capacity=2)
    client.force_login(UserFactory())
    html = client.get(session.get_absolute_url()).content.decode()
    assert 'value="2"' in html
    assert 'value="3"' not in html


def test_a_page_says_what_one_has_and_no_more_of_the_waiting_list(client):
    session, user = coming_session(capacity=2), UserFactory()
    sign_up(session=session, by=user, places=2)
    client.force_login(user)
    html = client.get(session.get_absolute_url()).content.decode()
    assert "U hebt 2 plaatsen" in html
    assert "wachtlijst" not in html


def test_a_cancelled_date_gives_nobody_a_place(client, worker, project):
    session, user = coming_session(organiser=project.lead), UserFactory()
    sign_up(session=session, by=user)
    cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    client.force_login(user)
    html = client.get(session.get_absolute_url()).content.decode()
    assert "U schreef zich in voor deze datum" in html
    assert "U hebt 1 plaats" not in html


def test_who_called_and_moves_up_is_called_back(
    client, worker, project, django_capture_on_commit_callbacks
):
    session, user = coming_session(organiser=project.lead, capacity=1), UserFactory()
    first = sign_up(session=session, by=user)
    client.force_login(worker)
    typed = {"name": "Mevrouw Peeters", "phone": "0470 00 00 01", "places": "1"}
    address = reverse("activities:sign_up", args=[session.pk])
    told = client.post(f"{address}?for=other", typed, follow=True).content.decode()
    assert "Mevrouw Peeters staat op de wachtlijst" in told
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(sign_up=first)
    told = Notice.objects.get(user=worker, event__event="session_call_place")
    assert "Peeters" not in str(told.event.params)
    assert "tel:+32470000001" in client.get(told.event.url).content.decode()
    listed = client.get(reverse("activities:attendance", args=[session.pk])).content.decode()
    assert "tel:+32470000001" in listed
    assert f"ingeschreven door {worker.display_name}" in listed


def test_a_worker_hears_what_a_colleague_changed_for_who_called(
    worker, project, django_capture_on_commit_callbacks
):
    colleague = staff_of(project.lead, Role.PSC_WORKER)
    session = coming_session(organiser=project.lead)
    sign_up(session=session, by=worker, name="Mevrouw Peeters")
    sign_up(session=session, by=worker, name="De heer Janssens")
    with django_capture_on_commit_callbacks(execute=True):
        cancel_session(session=session, by=colleague, reason={"nl": "Ziek"})
    assert Notice.objects.filter(user=worker, event__event="session_call").count() == 1
    assert not Notice.objects.filter(user=colleague, event__event="session_call").exists()


def test_whom_a_worker_took_down_is_seen_by_no_colleague_without_the_list(client, worker, project):
    company = HousingCompanyFactory()
    session = coming_session(organiser=project.lead, company=company)
    sign_up(session=session, by=worker, name="Mevrouw Peeters", phone="0470 00 00 01")
    seen = []
    for user in (worker, staff_of(company, Role.SOCIAL_WORKER), UserFactory()):
        client.force_login(user)
        seen.append("Peeters" in client.get(session.get_absolute_url()).content.decode())
    assert seen == [True, False, False]


def test_who_is_no_worker_any_more_is_neither_told_nor_shown_whom_they_took_down(
    client, worker, project, django_capture_on_commit_callbacks
):
    session = coming_session(organiser=project.lead, capacity=1)
    first = sign_up(session=session, by=UserFactory())
    sign_up(session=session, by=worker, name="Mevrouw Peeters", phone="0470 00 00 01")
    yesterday = timezone.localdate() - timedelta(days=1)
    worker.memberships.update(since=yesterday - timedelta(days=9), until=yesterday)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(sign_up=first)
    assert "session_call_place" not in _events(worker)
    client.force_login(worker)
    assert "Peeters" not in client.get(session.get_absolute_url()).content.decode()


def test_another_place_for_a_while_is_told_to_who_took_somebody_down(
    worker, project, django_capture_on_commit_callbacks
):
    colleague = staff_of(project.lead, Role.PSC_WORKER)
    session = coming_session(organiser=project.lead)
    sign_up(session=session, by=worker, name="Mevrouw Peeters")
    day = timezone.localtime(session.starts_at).date()
    words = {"place": {"nl": "Elders"}, "reason": {"nl": "Verf"}}
    with django_capture_on_commit_callbacks(execute=True):
        move_place(activity=session.activity, by=colleague, first=day, last=day, **words)
    assert _events(worker) == ["session_call"]


def test_a_worker_gives_back_the_place_of_who_called(client, worker, project):
    session = coming_session(organiser=project.lead)
    made = sign_up(session=session, by=worker, name="Mevrouw Peeters")
    client.force_login(worker)
    address = reverse("activities:own_sign_up", args=[made.token])
    assert "Uw plaats" not in client.get(address).content.decode().partition("<h1>")[2]
    assert "Mevrouw Peeters komt niet" in client.post(address).content.decode()
    assert not session.sign_ups.standing().exists()
