import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Page

from home.knowledge.models import PracticePage
from home.submissions import actions
from home.submissions.models import CoAuthor, Submission
from portal.accounts.models import Role
from portal.notifications.models import Event
from portal.taxonomy.models import Theme
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.organisations import (
    HousingCompanyFactory,
    MunicipalityFactory,
    OrganisationFactory,
)

from .conftest import STORY

pytestmark = pytest.mark.django_db
State = Submission.State


def test_a_professional_writes_it_in_five_steps(client, author):
    client.force_login(author)
    answer = client.post(
        reverse("submissions:create"),
        {"language": "nl", "title": "Soep", "summary": "Samen eten.", "phase": "pilot"},
    )
    submission = Submission.objects.get()
    assert answer.url == reverse("submissions:step", args=[submission.pk, 2])
    for step, values in enumerate(
        [{"context": STORY["context"]}, {"steps": STORY["steps"]}, {"results": "Gelukt."}], start=2
    ):
        url = reverse("submissions:step", args=[submission.pk, step])
        assert client.get(url).status_code == 200
        assert client.post(url, values).status_code == 302
    last = client.get(reverse("submissions:step", args=[submission.pk, 5])).content.decode()
    assert "Begin klein" in last
    url = reverse("submissions:send", args=[submission.pk])
    assert "notice--alert" in client.post(url, {}).content.decode()
    client.post(url, {"no_person": "on", "small_numbers": "on", "photos": "on"})
    submission.refresh_from_db()
    assert submission.state == State.SUBMITTED
    assert submission.page.current_workflow_state is not None
    assert not submission.page.live


def test_who_was_interrupted_finds_every_kept_step(client, author, draft):
    client.force_login(author)
    url = reverse("submissions:step", args=[draft.pk, 3])
    answer = client.post(url, {"steps": "Eerst koffie", "later": "1"}, follow=True)
    assert reverse("submissions:step", args=[draft.pk, 4]) in answer.content.decode()
    assert "Eerst koffie" in client.get(url).content.decode()


def test_what_was_typed_without_a_session_is_there_after_login(client, author, draft):
    url = reverse("submissions:step", args=[draft.pk, 4])
    client.post(url, {"results": "Niet kwijt"})
    session = client.session
    client.force_login(author)
    for key, value in session.items():
        if key == "kept_input":
            kept = client.session
            kept[key] = value
            kept.save()
    assert "Niet kwijt" in client.get(url).content.decode()


def test_typed_text_becomes_paragraphs_and_never_markup(draft):
    page = actions.current_page(draft)
    assert page.context == "<p>Veel mensen zijn alleen.</p><p>Niemand belt.</p>"
    assert page.results == "<p>Twaalf mensen bellen &lt;b&gt;nu&lt;/b&gt;.</p>"
    assert [block.value["title"] for block in page.steps] == ["Begin klein", "Bel elke week"]


def test_words_that_nobody_touched_stay_as_they_are(client, author, draft):
    page = draft.page.get_latest_revision_as_object()
    page.results = "<p>Met <b>vet</b></p>"
    page.save_revision()
    client.force_login(author)
    url = reverse("submissions:step", args=[draft.pk, 4])
    client.post(url, {"results": "Met vet", "how_measured": "Geteld."})
    assert actions.current_page(draft).results == "<p>Met <b>vet</b></p>"


def test_the_whole_way_with_a_change_asked(client, sent, author, reviewer):
    client.force_login(reviewer)
    url = reverse("submissions:review", args=[sent.pk])
    assert "Niemand belt." in client.get(url).content.decode()
    client.post(url, {"take_up": "1"})
    sent.refresh_from_db()
    assert sent.state == State.IN_REVIEW
    client.post(url, {"results": "Hoeveel ouderen?", "everything": "Mooi."})
    sent.refresh_from_db()
    assert sent.state == State.CHANGES_ASKED
    assert sent.page.current_workflow_state.status == "needs_changes"
    client.force_login(author)
    assert (
        "Hoeveel ouderen?"
        in client.get(reverse("submissions:step", args=[sent.pk, 4])).content.decode()
    )
    actions.save_step(submission=sent, user=author, step=4, values={"results": "Dertig ouderen."})
    compared = client.get(reverse("submissions:versions", args=[sent.pk])).content.decode()
    assert "<ins>Dertig" in compared
    sent = actions.submit(submission=sent, user=author, privacy=True)
    assert sent.remarks.filter(resolved_at=None).count() == 2
    client.force_login(reviewer)
    client.post(url, {"approve": "1"})
    sent.refresh_from_db()
    assert sent.state == State.PUBLISHED
    assert not sent.remarks.filter(resolved_at=None).exists()
    assert client.get(PracticePage.objects.get(pk=sent.page_id).url).status_code == 200
    told = Event.objects.filter(recipient=author).order_by("pk").values_list("event", flat=True)
    assert list(told) == ["practice_taken_up", "practice_changes", "practice_published"]
    assert Event.objects.filter(recipient=reviewer, event="practice_submitted").count() == 2


@pytest.mark.parametrize("name", ["context", "steps", "results", "summary"])
def test_what_is_needed_must_be_there_before_it_is_sent(draft, author, name):
    actions.save_step(submission=draft, user=author, step=2, values={name: ""})
    with pytest.raises(ValidationError):
        actions.submit(submission=draft, user=author, privacy=True)


def test_nothing_is_sent_without_the_list_about_privacy(draft, author):
    with pytest.raises(ValidationError, match="privacy"):
        actions.submit(submission=draft, user=author, privacy=False)


def test_a_reviewer_never_judges_a_practice_of_their_own(client, reviewer):
    own = actions.start_submission(author=reviewer, language="nl", title="Eigen", values=STORY)
    own = actions.submit(submission=own, user=reviewer, privacy=True)
    with pytest.raises(PermissionDenied):
        actions.approve(submission=own, reviewer=reviewer)
    state = own.page.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, reviewer, "approve")
    assert state.task.specific.get_actions(own.page, reviewer) == []
    client.force_login(reviewer)
    assert client.get(reverse("submissions:review", args=[own.pk])).status_code == 403


def test_a_coauthor_who_reviews_does_not_judge_it_either(draft, author, reviewer):
    invitation = actions.invite(submission=draft, user=author, email=reviewer.email)
    actions.accept(invitation=invitation, user=reviewer)
    actions.submit(submission=draft, user=author, privacy=True)
    with pytest.raises(PermissionDenied):
        actions.approve(submission=draft, reviewer=reviewer)


def test_the_admin_of_wagtail_moves_the_submission_too(sent, reviewer):
    state = sent.page.current_workflow_task_state
    state.task.specific.on_action(state, reviewer, "reject", comment="Korter graag")
    sent.refresh_from_db()
    assert sent.state == State.CHANGES_ASKED
    assert sent.remarks.get().text == "Korter graag"


def test_a_colleague_writes_along_after_the_mailed_link(
    client, author, draft, django_capture_on_commit_callbacks
):
    client.force_login(author)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("submissions:invite", args=[draft.pk]), {"email": "col@example.test"})
    token = CoAuthor.objects.get().token
    assert token in mail.outbox[-1].body
    colleague = staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER)
    client.force_login(colleague)
    url = reverse("submissions:invitation", args=[token])
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(url).status_code == 200
    assert CoAuthor.objects.get().accepted_at is None
    client.post(url)
    assert client.get(draft.get_absolute_url()).status_code == 200
    client.force_login(staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER))
    assert client.post(url).status_code == 403


def test_only_people_of_the_sector_write(client, homes):
    for person in (UserFactory(), tenant_of(HousingCompanyFactory())):
        client.force_login(person)
        assert client.get(reverse("submissions:create")).status_code == 403
    client.force_login(staff_of(HousingCompanyFactory(), Role.COUNTER_STAFF))
    assert client.get(reverse("submissions:create")).status_code == 403


@pytest.mark.parametrize("state", list(State))
def test_who_sees_what_in_each_state(client, draft, reviewer, state):
    from django.utils import timezone

    sent_at = None if state == State.DRAFT else timezone.now()
    Submission.objects.filter(pk=draft.pk).update(state=state, submitted_at=sent_at)
    urls = [draft.get_absolute_url(), reverse("submissions:versions", args=[draft.pk])]
    stranger = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    for person, status in (
        (draft.author, 200),
        (stranger, 404),
        (reviewer, 404 if state == State.DRAFT else 200),
    ):
        client.force_login(person)
        assert {client.get(url).status_code for url in urls} == {status}
    client.logout()
    assert client.get(urls[0]).status_code == 302
    assert client.get(draft.page.get_url()).status_code == 404


def test_what_was_sent_in_is_not_changed_until_it_is_taken_back(client, sent, author):
    with pytest.raises(PermissionDenied):
        actions.save_step(submission=sent, user=author, step=1, values={"title": "Anders"})
    client.force_login(author)
    client.post(reverse("submissions:take_back", args=[sent.pk]))
    actions.save_step(submission=sent, user=author, step=1, values={"title": "Anders"})
    assert actions.current_page(sent).title == "Anders"
    sent.refresh_from_db()
    sent = actions.submit(submission=sent, user=author, privacy=True)
    assert sent.page.current_workflow_state.status == "in_progress"


@pytest.mark.parametrize(
    "data",
    [
        {"title": "x" * 5000},
        {"title": "nul\x00"},
        {"title": "<script>alert(1)</script>", "year": "long ago"},
        {"title": "T", "summary": "y" * 1_000_000},
        {"title": "T", "phase": ["a", "b"], "language": "xx"},
    ],
)
def test_odd_input_is_refused_in_words(client, author, data):
    client.force_login(author)
    answer = client.post(
        reverse("submissions:create"), {"language": "nl", "phase": "pilot", **data}
    )
    assert answer.status_code == 200
    assert not Submission.objects.exists()


def test_odd_addresses_are_not_found(client, author, draft):
    client.force_login(author)
    assert client.get(reverse("submissions:detail", args=[10**30])).status_code == 404
    assert client.get(reverse("submissions:step", args=[draft.pk, 99])).status_code == 404
    url = reverse("submissions:versions", args=[draft.pk])
    assert client.get(url, {"old": "x", "new": "\x00"}).status_code == 200
    assert client.get(reverse("submissions:invitation", args=["nope"])).status_code == 404


def test_two_with_the_same_title_have_each_an_address(author):
    one = actions.start_submission(author=author, language="fr", title="Soupe")
    two = actions.start_submission(author=author, language="fr", title="Soupe")
    assert {one.page.slug, two.page.slug} == {"soupe", "soupe-2"}
    assert one.page.locale.language_code == "fr"
    assert Page.find_problems() == ([], [], [], [], [])


def test_my_home_says_what_waits(client, sent, reviewer, author):
    client.force_login(reviewer)
    assert reverse("submissions:index") in client.get(reverse("my_home")).content.decode()
    actions.ask_for_changes(submission=sent, reviewer=reviewer, remarks={"": "Korter"})
    client.force_login(author)
    assert sent.get_absolute_url() in client.get(reverse("my_home")).content.decode()
    answer = client.get(reverse("submissions:index"))
    assert answer.status_code == 200
    assert sent.get_absolute_url() in answer.content.decode()


def test_themes_stand_under_their_fields_and_open_where_one_is_chosen(draft, author, client):
    from portal.taxonomy.reference import load

    load()
    client.force_login(author)
    url = reverse("submissions:step", args=[draft.pk, 2])
    shown = client.get(url).content.decode()
    themes = shown[shown.index("<legend>Onderwerpen") : shown.index("<legend>Waar?")]
    assert themes.count("<details") == 12
    assert themes.count('type="checkbox"') == Theme.objects.filter(is_active=True).count()
    assert "<details open" not in themes.replace('class="fold" ', "")
    chosen = Theme.objects.get(code="loneliness")
    client.post(url, {"context": "Nood.", "themes": [chosen.pk], "later": "1"})
    shown = client.get(url).content.decode()
    themes = shown[shown.index("<legend>Onderwerpen") : shown.index("<legend>Waar?")]
    assert themes.count("open>") == 1
    assert "Zorg, gezondheid en eenzaamheid" in themes


def test_the_municipalities_are_folded_until_one_is_ticked(draft, author, client):
    place = MunicipalityFactory()
    client.force_login(author)
    url = reverse("submissions:step", args=[draft.pk, 2])
    for data, is_open in (({}, False), ({"municipalities": [place.pk]}, True)):
        client.post(url, {"context": "Nood.", "later": "1", **data})
        shown = client.get(url).content.decode()
        places = shown[shown.index("<legend>Waar?") :].partition("</fieldset>")[0]
        assert place.name_nl in places
        assert ('class="fold" open>' in places) is is_open


def test_a_theme_of_an_editor_is_offered_too(draft, author, client):
    part = Theme.objects.create(code="tea", name_nl="Theekrans", name_fr="Thé")
    client.force_login(author)
    shown = client.get(reverse("submissions:step", args=[draft.pk, 2])).content.decode()
    assert "Andere onderwerpen" in shown
    assert part.name_nl in shown


def test_what_an_editor_kept_meanwhile_is_approved_at_once(sent, reviewer):
    page = PracticePage.objects.get(pk=sent.page_id)
    page.title = "Telefoonketting in de buurt"
    page.save_revision(user=at_regulator(Role.REGULATOR_EDITOR))
    made = actions.approve(submission=sent, reviewer=reviewer)
    assert made.state == State.PUBLISHED
    assert PracticePage.objects.get(pk=sent.page_id).title == "Telefoonketting in de buurt"


def test_authors_find_the_way_back_to_their_drafts(client, draft, author):
    client.force_login(author)
    home = client.get(reverse("my_home"))
    assert reverse("submissions:index") in home.content.decode()
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert reverse("submissions:index") not in client.get(reverse("my_home")).content.decode()
