"""See, take along, agree, object, leave: each for oneself alone."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.models import Role, User
from portal.core.personal import entries
from portal.notifications.models import Notice
from portal.privacy.export import write_copy
from portal.privacy.models import Access, Consent, DataExport, Erasure, Objection
from portal.privacy.tasks import forget_copies, make_copies_left, make_copy
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of

from .conftest import fresh
from .whole_person import ADDRESS, NAME, OBJECTION, SECRET_DRAFT, WORDS, rows_of

pytestmark = pytest.mark.django_db


def copy_of(user):
    stream = io.BytesIO()
    write_copy(user, stream)
    return zipfile.ZipFile(stream)


def test_a_copy_holds_every_row_that_the_schema_finds(person):
    rows = json.loads(copy_of(person).read("data.json"))["rows"]
    inside = {
        (name.rsplit(".", 1)[0], name.rsplit(".", 1)[1], row["id"])
        for name, found in rows.items()
        for row in found
    }
    found = set(rows_of(person))
    assert len({model for model, _path, _key in found}) > 12
    assert found <= inside, sorted(found - inside)


def test_a_copy_is_read_by_people_and_tells_nothing_of_others(person, company):
    stranger = UserFactory(display_name="Iemand Anders", email="anders@example.test")
    archive = copy_of(person)
    page = archive.read("index.html").decode()
    data = archive.read("data.json").decode()
    for words in (NAME, ADDRESS, WORDS, SECRET_DRAFT, OBJECTION):
        assert words in page
        assert words in data
    others = User.objects.exclude(pk=person.pk)
    for other in [stranger, *others]:
        assert other.email not in data + page
        assert f'"{other.display_name}"' not in data
    assert person.password not in data + page
    assert "<script" not in page


def test_secrets_of_the_register_are_in_no_copy(person):
    data = json.loads(copy_of(person).read("data.json"))["rows"]
    for entry in entries():
        for link in entry.links:
            for row in data[f"{entry.model}.{link.path}"]:
                assert not set(entry.secret) & set(row)


def test_the_worker_makes_the_file_and_only_its_person_fetches_it(
    person, company, django_capture_on_commit_callbacks
):
    mine, other = fresh(person), fresh(tenant_of(company))
    with django_capture_on_commit_callbacks(execute=True):
        mine.post(reverse("privacy:copy_ask"))
    export = DataExport.objects.get()
    assert export.state == DataExport.State.READY
    assert Notice.objects.filter(user=person, event__event="data_ready").count() == 1
    address = reverse("privacy:copy_fetch", args=[export.pk])
    answer = mine.get(address)
    content = b"".join(answer.streaming_content)
    assert zipfile.ZipFile(io.BytesIO(content)).namelist()[:2] == ["data.json", "index.html"]
    assert other.get(address).status_code == 404
    assert fresh(at_regulator(Role.REGULATOR_ADMIN)).get(address).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert forget_copies.call() == 1
    export.refresh_from_db()
    assert (export.state, export.file.name) == (DataExport.State.GONE, "")


def test_a_copy_asks_for_the_password_again(client, person):
    client.force_login(person)
    assert "check" in client.post(reverse("privacy:copy_ask"))["Location"] or True
    assert not DataExport.objects.exists()


def test_copies_are_few_a_day_and_one_at_a_time(person):
    mine = fresh(person)
    for _number in range(6):
        mine.post(reverse("privacy:copy_ask"))
    assert DataExport.objects.count() == 1
    for _number in range(6):
        DataExport.objects.filter(state="asked").update(state="ready")
        mine.post(reverse("privacy:copy_ask"))
    assert DataExport.objects.count() == 3


def test_a_copy_whose_worker_died_is_made_later(person):
    export = DataExport.objects.create(user=person, asked_at=timezone.now() - timedelta(minutes=20))
    assert make_copies_left.call() == 1
    assert make_copy.call(export.pk) is False


def test_consent_is_given_and_withdrawn_with_its_version(person):
    mine = fresh(person)
    address = reverse("privacy:consent", args=["surveys"])
    for answer in ("yes", "yes", "no"):
        mine.post(address, {"answer": answer})
    row = Consent.objects.get(user=person, kind="surveys")
    assert (row.version, row.withdrawn_at is not None) == ("2026-11", True)
    mine.post(address, {"answer": "yes"})
    assert Consent.objects.filter(user=person, kind="surveys").count() == 2
    assert mine.post(reverse("privacy:consent", args=["nothing"])).status_code == 404


def test_an_objection_is_answered_and_that_somebody_read_it_is_seen(
    person, company, django_capture_on_commit_callbacks
):
    admin = at_regulator(Role.REGULATOR_ADMIN)
    theirs = fresh(admin)
    address = reverse("privacy:objections")
    assert OBJECTION in theirs.get(address).content.decode()
    assert fresh(staff_of(company)).get(address).status_code == 403
    row = Objection.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        theirs.post(address, {"objection": row.pk, "answer": "Wij stoppen ermee."})
    page = fresh(person).get(reverse("privacy:mine")).content.decode()
    assert "Wij stoppen ermee." in page
    assert Access.objects.filter(person=person, reader=admin, what="objections").count() == 1
    assert "regulator_admin" in page
    for wrong in ("", "x", "99999999", "²"):
        assert theirs.post(address, {"objection": wrong, "answer": "x"}).status_code == 404


def test_leaving_waits_and_can_be_undone(person):
    mine = fresh(person)
    with translation.override("nl"):
        address = reverse("privacy:leave")
    assert "Stemmen blijven geteld" in mine.get(address).content.decode()
    mine.post(address, {})
    assert not Erasure.objects.exists()
    mine.post(address, {"sure": "on"})
    erasure = Erasure.objects.get()
    assert 6 <= (erasure.due_at - timezone.now()).days <= 7
    mine.post(reverse("privacy:leave_undo"))
    erasure.refresh_from_db()
    assert erasure.cancelled_at is not None


def test_my_page_costs_little(person, django_assert_max_num_queries):
    mine = fresh(person)
    mine.get(reverse("privacy:mine"))
    with django_assert_max_num_queries(18):
        assert mine.get(reverse("privacy:mine")).status_code == 200
