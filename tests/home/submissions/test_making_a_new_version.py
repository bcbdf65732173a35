import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from home.knowledge.models import PracticePage
from home.submissions import actions
from home.submissions.models import Submission
from home.submissions.rechecking import make_token
from portal.accounts.models import Role
from portal.notifications.models import Event, Subscription
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db
State = Submission.State


def test_readers_keep_the_old_text_until_the_new_one_is_approved(
    client, published, author, reviewer
):
    client.force_login(author)
    url = reverse("submissions:revise", args=[published.pk])
    assert "Nieuwe versie" in client.get(published.get_absolute_url()).content.decode().replace(
        "Een nieuwe", "Een Nieuwe"
    )
    assert client.post(url).url == reverse("submissions:step", args=[published.pk, 1])
    client.post(reverse("submissions:step", args=[published.pk, 4]), {"results": "Dertig mensen."})
    page = PracticePage.objects.get(pk=published.page_id)
    assert "Dertig" not in client.get(page.url).content.decode()
    published.refresh_from_db()
    actions.submit(submission=published, user=author, privacy=True)
    actions.approve(submission=published, reviewer=reviewer)
    assert "Dertig" in client.get(page.url).content.decode()
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


def test_a_new_version_is_given_up_without_a_trace_for_readers(client, published, author):
    actions.revise(submission=published, user=author)
    actions.save_step(submission=published, user=author, step=4, values={"results": "Fout."})
    told = Event.objects.count()
    client.force_login(author)
    client.post(reverse("submissions:revise", args=[published.pk]), {"stop": "1"})
    published.refresh_from_db()
    assert published.state == State.PUBLISHED
    assert "Fout" not in actions.current_page(published).results
    assert not PracticePage.objects.get(pk=published.page_id).has_unpublished_changes
    assert Event.objects.count() == told


def test_only_authors_begin_a_new_version_and_only_of_what_was_decided(
    client, published, draft, reviewer
):
    for person in (reviewer, staff_of(OrganisationFactory(), Role.PROFESSIONAL)):
        client.force_login(person)
        answer = client.post(reverse("submissions:revise", args=[published.pk]))
        assert answer.status_code in (403, 404)
    own = actions.start_submission(author=reviewer, language="nl", title="Soep")
    with pytest.raises(PermissionDenied):
        actions.revise(submission=own, user=reviewer)


def test_who_holds_the_letter_to_the_makers_corrects_an_imported_practice(client, homes):
    page = practice(languages=("nl", "fr"))
    url = reverse("submissions:recheck", args=[make_token(page.translation_key)])
    assert "/login/" in client.post(url, {"correct": "1"}).url or client.post(
        url, {"correct": "1"}
    ).url.startswith("/")
    assert not Submission.objects.exists()
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert client.post(url, {"correct": "1"}).status_code == 403
    maker = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    client.force_login(maker)
    assert client.get(url).status_code == 200
    answer = client.post(url, {"correct": "1"})
    submission = Submission.objects.get()
    assert answer.url == submission.get_absolute_url()
    assert (submission.author, submission.state) == (maker, State.DRAFT)
    assert client.get(page.url).status_code == 200
    colleague = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    client.force_login(colleague)
    client.post(url, {"correct": "1"})
    assert submission.coauthors.get().user == colleague


def test_a_practice_approved_for_a_later_day_waits_for_it(sent, reviewer):
    from datetime import timedelta

    from django.utils import timezone

    page = sent.page.get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision()
    state = sent.page.current_workflow_task_state
    state.revision = page.get_latest_revision()
    state.save()
    actions.approve(submission=sent, reviewer=reviewer)
    sent.refresh_from_db()
    assert sent.state == State.APPROVED
    assert Event.objects.filter(event="practice_approved", recipient=sent.author).exists()


def test_authors_follow_their_own_practice(published, author):
    about = f"practice:{published.page.translation_key}"
    assert Subscription.objects.filter(user=author, about=about).exists()


def test_an_invitation_is_ended(client, draft, author):
    helper = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    row = actions.invite(submission=draft, user=author, email=helper.email)
    actions.accept(invitation=row, user=helper)
    other = actions.invite(submission=draft, user=author, email="b@example.test")
    client.force_login(helper)
    client.post(reverse("submissions:uninvite", args=[draft.pk, other.pk]))
    assert draft.coauthors.count() == 2
    client.force_login(author)
    client.post(reverse("submissions:uninvite", args=[draft.pk, row.pk]))
    assert [one.email for one in draft.coauthors.all()] == ["b@example.test"]
    client.force_login(helper)
    assert client.get(draft.get_absolute_url()).status_code == 404
