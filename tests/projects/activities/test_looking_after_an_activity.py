"""Extra dates, photos, ending an activity, the waiting list and the figures."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import organisation_collection
from portal.notifications.models import Notice
from projects.activities.actions import cancel_session, save_activity, sign_up
from projects.activities.models import Activity, Session
from projects.activities.views import managing
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.activities import activity_with_dates, coming_session
from tests.factories.cohesion import CohesionProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(project):
    return activity_with_dates(
        organiser=project.lead, project=project, repeat="weekly", count=4, with_sign_up=True
    )


def _typed():
    day = timezone.localdate() + timedelta(days=9)
    return {"day": day.isoformat(), "starts_at": "10:00", "ends_at": "12:00"}


def test_a_worker_adds_an_extra_date(client, worker, activity):
    client.force_login(worker)
    client.post(reverse("activities:add", args=[activity.pk]), _typed())
    assert activity.sessions.filter(state="extra").count() == 1


@pytest.mark.parametrize("day", ["", "x", "1999-01-01", "9999-12-31"])
def test_an_extra_date_on_an_odd_day_is_refused_in_words(client, worker, activity, day):
    client.force_login(worker)
    address = reverse("activities:add", args=[activity.pk])
    assert client.post(address, {**_typed(), "day": day}).status_code == 200
    assert not activity.sessions.filter(state="extra").exists()


def test_a_worker_ends_an_activity_and_those_signed_up_are_told(
    client, worker, activity, django_capture_on_commit_callbacks
):
    user = UserFactory()
    sign_up(session=activity.sessions.first(), by=user)
    client.force_login(worker)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("activities:withdraw", args=[activity.pk]), {"reason": "Zaal dicht"})
    assert not activity.sessions.going_on().exists()
    assert Notice.objects.filter(user=user, event__event="session_cancelled").count() == 1


def test_a_cancellation_comes_in_both_languages(client, worker, activity):
    session = activity.sessions.first()
    client.force_login(worker)
    typed = {"reason": "Ziek", "reason_other": "Malade"}
    client.post(reverse("activities:cancel", args=[session.pk]), typed)
    session.refresh_from_db()
    assert (session.reason_nl, session.reason_fr) == ("Ziek", "Malade")


def test_who_called_must_be_called_when_a_date_is_cancelled(client, worker, activity):
    session = activity.sessions.first()
    sign_up(session=session, by=worker, name="Mevrouw Peeters")
    client.force_login(worker)
    address = reverse("activities:cancel", args=[session.pk])
    html = client.post(address, {"reason": "Ziek"}, follow=True).content.decode()
    assert "geen account" in html
    assert "Peeters" not in html


def test_it_takes_place_after_all(client, worker, activity):
    session = activity.sessions.first()
    cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    client.force_login(worker)
    client.post(reverse("activities:restore", args=[session.pk]))
    session.refresh_from_db()
    assert not session.is_cancelled


def _photo():
    file = get_test_image_file(filename="hal.png").file
    file.seek(0)
    return SimpleUploadedFile("hal.png", file.read(), content_type="image/png")


# The library leaves the file of a new rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_photo_from_the_phone_lies_among_the_organisers_files(client, worker, activity):
    client.force_login(worker)
    address = reverse("activities:photo", args=[activity.pk])
    client.post(address, {"photo": _photo(), "text": "De hal met stoelen"})
    activity.refresh_from_db()
    assert activity.picture.collection == organisation_collection(activity.organiser)
    assert "De hal met stoelen" in client.get(activity.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["x.png", "x.svg", "x.exe"])
def test_what_is_no_picture_is_refused(client, worker, activity, name):
    client.force_login(worker)
    file = SimpleUploadedFile(name, b"<svg onload=alert(1)>", content_type="image/png")
    address = reverse("activities:photo", args=[activity.pk])
    answer = client.post(address, {"photo": file, "text": "x"})
    assert answer.status_code == 200
    activity.refresh_from_db()
    assert activity.picture is None


def test_more_places_let_those_who_wait_move_up(
    worker, project, django_capture_on_commit_callbacks
):
    session, second = coming_session(organiser=project.lead, capacity=1), UserFactory()
    sign_up(session=session, by=UserFactory())
    waiting = sign_up(session=session, by=second)
    activity = session.activity
    activity.capacity = 2
    with django_capture_on_commit_callbacks(execute=True):
        save_activity(activity=activity, by=worker)
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"
    assert Notice.objects.filter(user=second, event__event="session_place").exists()


def test_who_waits_reads_their_turn(client, project):
    session, third = coming_session(organiser=project.lead, capacity=1), UserFactory()
    for user in (UserFactory(), UserFactory(), third):
        made = sign_up(session=session, by=user)
    html = client.get(reverse("activities:own_sign_up", args=[made.token])).content.decode()
    assert "nummer 2 op de wachtlijst" in html
    assert "bezet" in client.get(session.get_absolute_url()).content.decode()


def test_figures_are_numbers_of_ones_own_alone(client, worker, activity, project):
    past = timezone.now() - timedelta(days=3)
    mine = activity.sessions.first()
    foreign = activity_with_dates(with_sign_up=True).sessions.first()
    for session, came in ((mine, 12), (foreign, 77)):
        Session.objects.filter(pk=session.pk).update(
            starts_at=past, ends_at=past + timedelta(hours=1), came=came
        )
    client.force_login(worker)
    html = client.get(reverse("activities:figures"), {"project": project.code}).content.decode()
    assert ">12<" in html
    assert "77" not in html.split("<table")[1].split("</table>")[0]
    assert client.get(reverse("activities:figures"), {"project": "\0"}).status_code == 200


GUESSED = ["edit", "copy", "photo", "add", "withdraw"]


def test_nobody_else_looks_after_it(client, activity, project):
    session = activity.sessions.first()
    company = project.companies.first()
    others = {
        "worker elsewhere": staff_of(CohesionProjectFactory().lead, Role.PSC_WORKER),
        "editor of the company": staff_of(company),
        "administrator of the association": staff_of(project.lead, Role.SCOPED_ADMIN),
        "tenant": tenant_of(company),
    }
    for who, person in others.items():
        client.force_login(person)
        for name in GUESSED:
            address = reverse(f"activities:{name}", args=[activity.pk])
            assert client.post(address, {"reason": "x"}).status_code == 403, (who, name)
        for name in ("cancel", "move", "restore", "attendance"):
            address = reverse(f"activities:{name}", args=[session.pk])
            assert client.post(address, {"reason": "x"}).status_code == 403, (who, name)
    assert activity.sessions.going_on().count() == 4


def test_the_list_says_when_it_is_next_and_pages(client, worker, project, monkeypatch):
    monkeypatch.setattr(managing, "SHOWN", 2)
    client.force_login(worker)
    address = reverse("activities:manage")
    past = timezone.localdate() - timedelta(days=30)
    activity_with_dates(organiser=project.lead, project=project, starts_on=past, title_nl="Toen")
    for name in ("Soep", "Koffie"):
        activity_with_dates(organiser=project.lead, project=project, repeat="weekly", title_nl=name)
    page = client.get(address)
    html = page.content.decode()
    assert html.count("Eerstvolgend: ") == 2
    assert "Toen" not in html
    (link,) = re.findall(r'href="(\?page=[^"]+)"', html)
    older = client.get(address + link).content.decode()
    assert "Toen" in older
    assert "Geen datum meer" in older


def test_last_years_cafe_stands_in_the_agenda_in_few_steps(client, worker, project):
    """From the list of one's own: a tap, one field, a tap to see the dates, a tap to publish."""
    last_year = timezone.localdate() - timedelta(days=364)
    activity_with_dates(
        organiser=project.lead,
        project=project,
        repeat="weekly",
        starts_on=last_year,
        until=last_year + timedelta(days=200),
        title_nl="Koffie in de hal",
    )
    client.force_login(worker)
    steps = ["open the list"]
    html = client.get(reverse("activities:manage")).content.decode()
    address = reverse("activities:copy", args=[Activity.objects.get().pk])
    assert address in html
    steps.append("do it again")
    form = _filled(client.get(address))
    steps.append("show the dates")
    shown = client.post(address, {**form, "step": "preview"}).content.decode()
    assert 'value="publish"' in shown
    steps.append("publish")
    client.post(address, {**form, "step": "publish"})
    made = Activity.objects.latest("pk")
    assert made.is_published
    assert made.title_nl == "Koffie in de hal"
    assert made.sessions.coming().exists()
    assert len(steps) <= 4


def _filled(answer):
    """What the form sends when nothing is changed."""
    form = BeautifulSoup(answer.content, "html.parser").find("main").find("form")
    found = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if field.name == "select":
            found[name] = [one["value"] for one in field.find_all("option", selected=True)]
        elif field.name == "textarea":
            found[name] = field.text.strip()
        elif kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                found.setdefault(name, []).append(field.get("value", "on"))
        elif name != "csrfmiddlewaretoken":
            found[name] = field.get("value", "")
    return found
