"""What a council keeps for itself: its members of today read it, and nobody else, at any exit."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from forums.councils.actions import (
    add_paper,
    add_task,
    call_members,
    delete_paper,
    end_terms,
    plan_meeting,
    put_item,
    write_message,
    write_text,
)
from forums.councils.models import AdvisoryCouncil, Message, Seat, Task
from forums.councils.storage import council_files
from forums.councils.urls import urlpatterns
from search.contract import Query
from search.engine import get_engine
from tests.factories.consultations import CouncilFactory

pytestmark = pytest.mark.django_db
CANARY = "kanariegeel"
OUTSIDE = ["", "tenant", "stranger", "editor", "moderator", "regulator", "superuser"]


def pdf(name="plan.pdf", content=b"%PDF-1.7 kanariegeel"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.fixture
def filled(council, chair, member):
    """A space with something secret of each kind."""
    text = write_text(council=council, author=chair, title=f"T {CANARY}", body=CANARY)
    paper = add_paper(council=council, author=member, title=f"P {CANARY}", upload=pdf())
    write_message(council=council, author=member, text=CANARY)
    task = add_task(council=council, actor=chair, text=CANARY)
    start = timezone.now() + timedelta(days=3)
    meeting = plan_meeting(
        council=council,
        actor=chair,
        texts={"title": {"nl": CANARY, "fr": CANARY}},
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    item = put_item(meeting=meeting, actor=chair, title=CANARY)
    call_members(meeting=meeting, actor=chair)
    return {"text": text, "paper": paper, "task": task, "meeting": meeting, "item": item}


def addresses(council, filled):
    keys = {
        "text": filled["text"].pk,
        "text_edit": filled["text"].pk,
        "paper": filled["paper"].pk,
        "paper_delete": filled["paper"].pk,
        "task_finish": filled["task"].pk,
    }
    for pattern in urlpatterns:
        values = {
            "slug": council.slug,
            "pk": keys.get(pattern.name, filled["meeting"].pk),
            "item": filled["item"].pk,
            "question": 1,
        }
        wanted = pattern.pattern.converters
        yield reverse(f"councils:{pattern.name}", kwargs={k: values[k] for k in wanted})


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_exit_shows_it_to_anybody_else(request, client, council, filled, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    for address in addresses(council, filled):
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            assert CANARY.encode() not in answer.content, (method, address)
    for address in ("/nl/zoeken/?q=kanariegeel", "/nl/adviesraden/", council.get_absolute_url()):
        assert f"{CANARY}<" not in client.get(address).content.decode()
    assert filled["paper"].council.papers.exists()


def test_members_read_all_of_it(client, council, filled, member):
    client.force_login(member)
    page = client.get(reverse("councils:space", args=[council.slug])).content.decode()
    assert page.count(CANARY) >= 4
    sent = client.get(reverse("councils:paper", args=[council.slug, filled["paper"].pk]))
    assert sent.content.startswith(b"%PDF")
    assert "no-store" in sent["Cache-Control"]


def test_nothing_of_it_is_in_the_search(filled):
    call_command("rebuild_index", verbosity=0)
    results = get_engine().search(Query(text=CANARY, language="nl", audiences=("public",)))
    assert results.total == 0


@pytest.mark.parametrize("way", ["seat ended", "term ended"])
def test_who_leaves_reads_no_more(client, council, filled, member, way):
    yesterday = timezone.localdate() - timedelta(days=1)
    if way == "seat ended":
        Seat.objects.filter(user=member).update(since=yesterday, until=yesterday)
    else:
        Seat.objects.update(since=yesterday - timedelta(days=9))
        AdvisoryCouncil.objects.update(term_end=yesterday)
        assert end_terms() == 1
        assert end_terms() == 0
        assert set(Seat.objects.values_list("until", flat=True)) == {yesterday}
    client.force_login(member)
    assert client.get(reverse("councils:space", args=[council.slug])).status_code == 404


def test_a_member_of_another_council_reads_nothing(client, filled, member):
    other = CouncilFactory()
    client.force_login(member)
    assert client.get(reverse("councils:space", args=[other.slug])).status_code == 404
    paper = reverse("councils:paper", args=[other.slug, filled["paper"].pk])
    assert client.get(paper).status_code == 404


def test_a_draft_keeps_its_versions(client, council, filled, member):
    client.force_login(member)
    edit = reverse("councils:text_edit", args=[council.slug, filled["text"].pk])
    client.post(edit, {"title": "Brief", "body": "Beter."})
    page = client.get(filled["text"].get_absolute_url()).content.decode()
    assert "Beter." in page
    assert CANARY in page


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.html", b"<script>"), ("x.pdf", b"<script>"), ("x.svg", b"%PDF-"), ("x.exe", b"MZ")],
)
def test_only_papers_are_kept(council, member, name, content):
    with pytest.raises(ValidationError):
        add_paper(council=council, author=member, title="X", upload=pdf(name, content))


def test_only_chair_and_secretary_show_a_paper_to_all(client, council, chair, member):
    with pytest.raises(PermissionDenied):
        add_paper(council=council, author=member, title="X", upload=pdf(), is_public=True)
    paper = add_paper(council=council, author=chair, title="X", upload=pdf(), is_public=True)
    assert client.get(paper.get_absolute_url()).status_code == 200
    assert paper.get_absolute_url() in client.get(council.get_absolute_url()).content.decode()


def test_a_paper_that_goes_takes_its_file_along(
    council, chair, member, django_capture_on_commit_callbacks
):
    paper = add_paper(council=council, author=member, title="X", upload=pdf())
    name = paper.file.name
    assert council_files().exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        delete_paper(paper=paper, actor=chair)
    assert not council_files().exists(name)


@pytest.mark.parametrize(("who", "status"), [("member", 302), ("chair", 302)])
def test_a_message_goes_after_a_question(request, client, council, member, who, status):
    message = write_message(council=council, author=member, text="Tot morgen.")
    client.force_login(request.getfixturevalue(who))
    address = reverse("councils:message_delete", args=[council.slug, message.pk])
    assert "Tot morgen." in client.get(address).content.decode()
    assert council.messages.exists()
    assert client.post(address, {}).status_code == status
    assert not council.messages.exists()


def test_a_member_takes_away_only_what_is_their_own(client, council, chair, member):
    message = write_message(council=council, author=chair, text="Tot morgen.")
    text = write_text(council=council, author=chair, title="Advies", body="Wij zijn voor.")
    client.force_login(member)
    for name, row in (("message_delete", message), ("text_delete", text)):
        address = reverse(f"councils:{name}", args=[council.slug, row.pk])
        assert client.post(address, {}).status_code == 403
    assert council.messages.exists()
    assert council.texts.exists()


def test_a_draft_is_thrown_away_by_who_began_it(client, council, member):
    text = write_text(council=council, author=member, title="Advies", body="Wij zijn voor.")
    client.force_login(member)
    client.post(reverse("councils:text_delete", args=[council.slug, text.pk]), {})
    assert not council.texts.exists()


def test_a_message_sent_twice_is_kept_once(client, council, member):
    client.force_login(member)
    address = reverse("councils:message_create", args=[council.slug])
    for _time in range(2):
        client.post(address, {"text": "Tot donderdag"})
    assert Message.objects.count() == 1


def test_a_task_is_done(client, council, member):
    task = add_task(council=council, actor=member, text="Zaal vragen")
    client.force_login(member)
    client.post(reverse("councils:task_finish", args=[council.slug, task.pk]))
    assert Task.objects.get().done_at


def test_the_space_costs_the_same_for_much(client, council, chair, django_assert_max_num_queries):
    client.force_login(chair)
    address = reverse("councils:space", args=[council.slug])
    client.get(address)
    for number in range(15):
        write_message(council=council, author=chair, text=f"Bericht {number}")
        add_task(council=council, actor=chair, text=f"Taak {number}")
        write_text(council=council, author=chair, title=f"Tekst {number}", body="x")
    with django_assert_max_num_queries(15):
        client.get(address)
