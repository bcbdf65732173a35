"""What a reviewer asked stays open until it was dealt with; drafts that nobody wants go."""

import json
import uuid

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

from home.knowledge.models import PracticePage
from home.submissions import actions
from home.submissions.files import waiting_collection
from home.submissions.models import CoAuthor, Submission
from portal.accounts.models import Role
from portal.notifications.sending import send_due
from tests.factories.accounts import staff_of
from tests.factories.organisations import OrganisationFactory
from tests.factories.practices import practice
from tests.home.submissions.conftest import STORY

pytestmark = pytest.mark.django_db
State = Submission.State


def review_of(submission):
    return reverse("submissions:review", args=[submission.pk])


@pytest.fixture
def asked(sent, author, reviewer):
    """Two remarks, and the practice sent in again."""
    actions.ask_for_changes(
        submission=sent,
        reviewer=reviewer,
        remarks={"results": "Hoeveel ouderen?", "files": "Een foto van de hal?"},
    )
    return actions.submit(submission=sent, user=author, privacy=True)


def test_a_reviewer_sees_what_was_asked_before(client, asked, reviewer):
    client.force_login(reviewer)
    page = client.get(review_of(asked)).content.decode()
    assert page.count('name="settled"') == 2
    assert "Een foto van de hal?" in page


def test_what_was_dealt_with_closes_and_the_rest_stays_open(client, asked, reviewer):
    done = asked.remarks.get(section="results")
    client.force_login(reviewer)
    client.post(review_of(asked), {"settled": [done.pk]})
    asked.refresh_from_db()
    assert asked.state == State.CHANGES_ASKED
    assert list(asked.remarks.filter(resolved_at=None).values_list("section", flat=True)) == [
        "files"
    ]


def test_nothing_is_asked_when_all_was_dealt_with(client, asked, reviewer):
    client.force_login(reviewer)
    keys = list(asked.remarks.values_list("pk", flat=True))
    page = client.post(review_of(asked), {"settled": keys}).content.decode()
    assert "minstens" in page
    asked.refresh_from_db()
    assert asked.is_waiting
    assert asked.remarks.filter(resolved_at=None).count() == 2


@pytest.mark.parametrize(
    ("section", "address"), [("chosen", ("submissions:step", 2)), ("files", ("submissions:files",))]
)
def test_authors_read_a_remark_where_they_mend_it(client, sent, author, reviewer, section, address):
    actions.ask_for_changes(
        submission=sent, reviewer=reviewer, remarks={section: "Kijk dit eens na."}
    )
    name, *more = address
    client.force_login(author)
    page = client.get(reverse(name, args=[sent.pk, *more])).content.decode()
    assert "Kijk dit eens na." in page


def test_a_reviewer_sees_the_mailbox(client, sent, reviewer):
    page = actions.current_page(sent)
    page.contact = "buurt@demo.example"
    page.save_revision()
    client.force_login(reviewer)
    assert "buurt@demo.example" in client.get(review_of(sent)).content.decode()


def test_versions_begin_at_the_one_that_was_read_last(client, asked, author, reviewer):
    actions.ask_for_changes(submission=asked, reviewer=reviewer, remarks={"results": "Nog eens."})
    for text in ("Eerst dertig.", "Dan veertig."):
        actions.save_step(submission=asked, user=author, step=4, values={"results": text})
    client.force_login(author)
    page = client.get(reverse("submissions:versions", args=[asked.pk])).content.decode()
    assert "(ingestuurd)" in page
    assert "dertig" not in page.split("</form>")[-1]


@pytest.mark.django_db(transaction=True)
def test_authors_get_no_mail_of_the_administration(sent, reviewer, author):
    actions.ask_for_changes(submission=sent, reviewer=reviewer, remarks={"": "Mooi, maar."})
    sent = actions.submit(submission=sent, user=author, privacy=True)
    actions.approve(submission=sent, reviewer=reviewer)
    send_due()
    assert mail.outbox
    assert not [one.subject for one in mail.outbox if "/admin/" in one.body]


def test_who_began_a_draft_throws_it_away_after_a_question(client, draft, author):
    client.force_login(author)
    address = reverse("submissions:throw_away", args=[draft.pk])
    assert "Telefoonketting" in client.get(address).content.decode()
    assert Submission.objects.exists()
    client.post(address)
    assert not Submission.objects.exists()
    assert not PracticePage.objects.exists()


@pytest.fixture
def published_elsewhere(draft, author):
    """The key of a document of the draft that stands on another practice too."""
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    actions.add_document(submission=draft, user=author, upload=upload)
    key = get_document_model().objects.get().pk
    other = practice()
    other.documents = json.dumps([{"type": "document", "value": key, "id": str(uuid.uuid4())}])
    other.save_revision().publish()
    # Opening its files is not what this is about: the draft's stays where it lies.
    get_document_model().objects.update(collection=waiting_collection())
    return key


def test_its_files_go_along(draft, author):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    actions.add_document(submission=draft, user=author, upload=upload)
    actions.remove_file(
        submission=draft, user=author, block=actions.current_page(draft).documents.raw_data[0]["id"]
    )
    assert get_document_model().objects.exists()
    actions.throw_away(submission=draft, user=author)
    assert not get_document_model().objects.exists()


def test_nobody_else_throws_it_away(client, draft, reviewer):
    with pytest.raises(PermissionDenied):
        actions.throw_away(submission=draft, user=reviewer)
    client.force_login(reviewer)
    address = reverse("submissions:throw_away", args=[draft.pk])
    assert client.post(address).status_code == 404


def test_what_was_published_is_not_thrown_away(published, author):
    with pytest.raises(PermissionDenied):
        actions.throw_away(submission=published, user=author)


def test_who_writes_along_leaves_also_when_it_was_sent_in(client, draft, author):
    friend = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    invitation = actions.invite(submission=draft, user=author, email=friend.email)
    actions.accept(invitation=invitation, user=friend)
    sent = actions.submit(submission=draft, user=author, privacy=True)
    actions.uninvite(submission=sent, user=friend, pk=invitation.pk)
    assert not CoAuthor.objects.exists()


def test_who_is_asked_to_write_along_finds_it_in_their_list(client, draft, author):
    friend = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    EmailAddress.objects.update_or_create(
        user=friend, email=friend.email, defaults={"verified": True, "primary": True}
    )
    actions.invite(submission=draft, user=author, email=friend.email.upper())
    client.force_login(friend)
    assert "Telefoonketting" in client.get(reverse("submissions:index")).content.decode()
    stranger = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    client.force_login(stranger)
    assert "Telefoonketting" not in client.get(reverse("submissions:index")).content.decode()


def test_an_address_that_was_not_confirmed_shows_no_invitation(client, draft, author):
    friend = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    EmailAddress.objects.update_or_create(
        user=friend, email=friend.email, defaults={"verified": False}
    )
    actions.invite(submission=draft, user=author, email=friend.email)
    client.force_login(friend)
    assert "Telefoonketting" not in client.get(reverse("submissions:index")).content.decode()


def test_nobody_is_asked_who_writes_it_already(draft, author):
    with pytest.raises(ValidationError):
        actions.invite(submission=draft, user=author, email=author.email)


def test_another_practice_with_this_title_is_named_before_sending(client, published, author):
    other = actions.start_submission(
        author=author, language="nl", title="Telefoonketting", values=STORY
    )
    client.force_login(author)
    page = client.get(reverse("submissions:step", args=[other.pk, 5])).content.decode()
    assert "Een andere pagina heeft deze titel" in page


def test_what_others_are_still_writing_is_not_named(client, draft):
    other = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    mine = actions.start_submission(
        author=other, language="nl", title="Telefoonketting", values=STORY
    )
    client.force_login(other)
    page = client.get(reverse("submissions:step", args=[mine.pk, 5])).content.decode()
    assert "Een andere pagina heeft deze titel" not in page


def test_odd_marks_of_what_was_dealt_with_change_nothing(client, asked, reviewer):
    client.force_login(reviewer)
    sent = {"settled": ["x", "", "999999", "-1"], "results": "Nog eens."}
    assert client.post(review_of(asked), sent).status_code == 302
    assert asked.remarks.filter(resolved_at=None).count() == 3


def test_a_draft_with_remarks_is_thrown_away_too(sent, reviewer, author):
    actions.ask_for_changes(submission=sent, reviewer=reviewer, remarks={"results": "Hoeveel?"})
    actions.throw_away(submission=sent, user=author)
    assert not PracticePage.objects.exists()


def test_a_file_that_an_editor_put_elsewhere_stays(draft, author, published_elsewhere):
    actions.throw_away(submission=draft, user=author)
    assert get_document_model().objects.filter(pk=published_elsewhere).exists()


def test_what_is_missing_leads_to_its_step(client, draft, author):
    actions.save_step(submission=draft, user=author, step=2, values={"results": ""})
    client.force_login(author)
    page = client.get(reverse("submissions:step", args=[draft.pk, 5])).content.decode()
    assert reverse("submissions:step", args=[draft.pk, 4]) in page
