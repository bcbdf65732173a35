"""Ideas, support and comments; comments on a text; themes; and whose words are in the opinion."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from forums.consultations.actions import (
    add_theme,
    give_opinion,
    link_passage,
    put_sections,
    quote,
    sort_texts,
    support,
    write_remark,
    write_version,
)
from forums.consultations.models import (
    Consultation,
    OpenAnswer,
    OpinionVersion,
    PassageLink,
    Question,
    Remark,
    Support,
)
from forums.consultations.results import results_of
from forums.consultations.telling import took_part
from portal.moderation.subjects import content_of, find_subject
from tests.factories.accounts import at_regulator, tenant_of
from tests.factories.consultations import ConsultationFactory, add_question, closed, wrote

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(consultation):
    consultation.takes_ideas = True
    consultation.save()
    return consultation


@pytest.fixture
def idea(talk, tenant):
    return write_remark(consultation=talk, author=tenant, text="Een bank bij de ingang")


def address(consultation):
    return reverse("consultations:conversation", args=[consultation.slug])


def test_a_tenant_gives_an_idea_once_however_often_it_is_sent(client, talk, tenant):
    client.force_login(tenant)
    for _time in range(2):
        client.post(address(talk), {"text": "Een bank <b>", "place": "new"})
    assert Remark.objects.get().text == "Een bank <b>"
    assert "Een bank &lt;b&gt;" in client.get(address(talk)).content.decode()
    assert list(took_part(talk)) == [tenant]


def test_a_text_that_is_refused_stays(client, talk, tenant):
    client.force_login(tenant)
    page = client.post(address(talk), {"text": "x" * 2001, "place": "new"})
    assert page.status_code == 200
    assert "x" * 2001 in page.content.decode()


def test_who_is_not_logged_in_is_offered_a_form_until_the_end_alone(client, talk):
    Consultation.objects.filter(pk=talk.pk).update(audience="public")
    assert 'name="text"' in client.get(address(talk)).content.decode()
    closed(talk)
    assert 'name="text"' not in client.get(address(talk)).content.decode()


def test_others_support_an_idea_once_and_may_stop(client, company, talk, idea):
    other = tenant_of(company)
    client.force_login(other)
    act = reverse("consultations:support", args=[talk.slug, idea.pk])
    for on, count in (("1", 1), ("1", 1), ("", 0)):
        client.post(act, {"on": on})
        assert Support.objects.count() == count
    with pytest.raises(PermissionDenied):
        support(remark=idea, user=idea.author)


def test_ideas_with_most_support_come_first(client, company, talk, idea, tenant):
    write_remark(consultation=talk, author=tenant, text="Meer licht")
    support(remark=idea, user=tenant_of(company))
    client.force_login(tenant)
    page = client.get(address(talk)).content.decode()
    assert page.index("Een bank") < page.index("Meer licht")


@pytest.mark.parametrize("who", ["stranger", "editor", "nobody"])
def test_only_who_may_answer_writes(request, talk, who):
    with pytest.raises(PermissionDenied):
        write_remark(consultation=talk, author=request.getfixturevalue(who), text="Ook ik")


def test_nothing_is_written_before_or_after_the_time(talk, tenant):
    closed(talk)
    with pytest.raises(PermissionDenied):
        write_remark(consultation=talk, author=tenant, text="Te laat")


def test_where_no_ideas_are_asked_none_are_taken(client, consultation, tenant):
    with pytest.raises(ValidationError):
        write_remark(consultation=consultation, author=tenant, text="Een idee")
    client.force_login(tenant)
    assert client.get(address(consultation)).status_code == 404


def test_another_company_s_tenant_sees_no_idea(client, talk, idea, stranger):
    client.force_login(stranger)
    assert client.get(address(talk)).status_code == 404


def test_tenants_comment_on_parts_of_a_text(client, company, council, editor, tenant):
    draft = ConsultationFactory(company=company, council=council, draft=True)
    client.force_login(editor)
    form = {
        "sections_nl": "Artikel 1\nGeen fietsen.\n---\nArtikel 2\nStilte.",
        "sections_fr": "Article 1\nPas de vélos.\n---\nArticle 2\nSilence.",
    }
    client.post(reverse("consultations:sections", args=[draft.slug]), form)
    first, second = draft.sections.all()
    assert (first.title_fr, second.text_nl) == ("Article 1", "Stilte.")
    Consultation.objects.filter(pk=draft.pk).update(sent_at=draft.created_at)
    client.force_login(tenant)
    client.post(address(draft), {"text": "Waar dan wel?", "place": f"section-{first.pk}"})
    assert Remark.objects.get().section == first
    assert "Waar dan wel?" in client.get(address(draft)).content.decode()
    with pytest.raises(PermissionDenied):
        draft.refresh_from_db()
        put_sections(consultation=draft, actor=editor, sections=[])


def test_a_comment_hangs_on_an_idea_of_the_same_consultation(talk, idea, tenant):
    other = ConsultationFactory(company=talk.company, takes_ideas=True)
    comment = write_remark(consultation=talk, author=tenant, text="Ja!", parent=idea)
    for parent in (idea, comment):
        where = other if parent == idea else talk
        with pytest.raises(ValidationError):
            write_remark(consultation=where, author=tenant, text="Nee", parent=parent)


def test_moderation_hides_an_idea_from_all_but_its_author(client, company, talk, idea, tenant):
    assert find_subject("remark", str(idea.pk)).is_shown
    content_of("remark").hide(str(idea.pk), "Namen", at_regulator())
    for reader, sees in ((tenant, True), (tenant_of(company), False)):
        client.force_login(reader)
        assert ("Een bank" in client.get(address(talk)).content.decode()) == sees
    content_of("remark").remove(str(idea.pk), "Namen", None)
    idea.refresh_from_db()
    assert idea.text == ""


def test_the_page_costs_the_same_for_many(
    client, company, talk, tenant, django_assert_max_num_queries
):
    people = [tenant_of(company) for _number in range(3)]
    for number in range(15):
        row = write_remark(consultation=talk, author=tenant, text=f"Idee {number}")
        for person in people:
            support(remark=row, user=person)
            write_remark(consultation=talk, author=person, text="Goed", parent=row)
    client.force_login(tenant)
    client.get(address(talk))
    with django_assert_max_num_queries(14):
        client.get(address(talk))


def test_open_answers_stand_under_themes_and_small_ones_together(client, consultation, chair):
    question = add_question(consultation, Question.Kind.OPEN)
    for number in range(12):
        wrote(question, f"Lawaai {number}")
    for number in range(2):
        wrote(question, f"Fiets {number}")
    closed(consultation)
    noise, bikes = (
        add_theme(question=question, actor=chair, name={"nl": name})
        for name in ("Lawaai", "Fietsen")
    )
    rows = {
        row.pk: noise.pk if row.text.startswith("Lawaai") else bikes.pk
        for row in OpenAnswer.objects.all()
    }
    assert sort_texts(consultation=consultation, actor=chair, themes=rows) == 14
    quote(consultation=consultation, actor=chair, chosen=[min(rows)])
    assert results_of(consultation).confirmed.findings[0].themes == ()
    for number in range(6):
        row = wrote(question, f"Bank {number}")
        rows[row.pk] = None
    consultation.refresh_from_db()
    [(line, _texts), (together, _rest)] = results_of(consultation).confirmed.findings[0].themes
    assert (line.label, line.people, together.people) == ("Lawaai", 12, 8)
    client.force_login(chair)
    page = client.get(reverse("consultations:quotes", args=[consultation.slug]))
    assert "Fietsen" in page.content.decode()


def test_only_the_council_reads_versions_of_its_opinion(
    request, client, consultation, choice, member
):
    closed(consultation)
    write_version(consultation=consultation, author=member, text={"nl": "Nog geheim."})
    where = reverse("consultations:versions", args=[consultation.slug])
    for who in ("tenant", "stranger", "editor", "nobody"):
        client.force_login(request.getfixturevalue(who))
        assert client.get(where).status_code == 404
    client.force_login(member)
    assert "Nog geheim." in client.get(where).content.decode()
    client.post(where, {"text_nl": "Beter.", "note": "korter"})
    assert OpinionVersion.objects.count() == 2


def test_a_version_becomes_the_opinion_and_says_whose_words_are_in_it(
    client, company, talk, idea, chair, tenant
):
    closed(talk)
    write_version(consultation=talk, author=chair, text={"nl": "Wij zijn voor.\n\nEen bank graag."})
    client.force_login(chair)
    opinion = client.get(reverse("consultations:opinion", args=[talk.slug])).content.decode()
    assert "Een bank graag." in opinion
    link_passage(consultation=talk, actor=chair, passage=2, remarks=[idea.pk])
    with pytest.raises(ValidationError):
        link_passage(consultation=talk, actor=chair, passage=3, remarks=[idea.pk])
    give_opinion(consultation=talk, actor=chair, text={"nl": "Wij zijn voor.\n\nEen bank graag."})
    for reader, mine in ((tenant, True), (tenant_of(company), False)):
        client.force_login(reader)
        page = client.get(talk.get_absolute_url()).content.decode()
        assert ("Uw woorden staan hier" in page) == mine
        assert 'id="passage-2"' in page
    assert PassageLink.objects.count() == 1
