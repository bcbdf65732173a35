"""Every room's content is found, by those who may read it and by nobody else."""

from dataclasses import replace

import pytest
from django.utils import timezone

from home.site.bootstrap import ensure_trees
from portal.accounts.audiences import audiences
from portal.accounts.models import Role
from search.contract import Query
from search.engine import get_engine
from search.kinds import known_kinds
from search.looking_again import look_again
from search.outbox.models import Change
from search.sources import all_sources, get
from search.titles import search_titles
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.activities import activity_with_dates
from tests.factories.boards import BoardFactory, TopicFactory, add_post, board_of
from tests.factories.cohesion import project_page
from tests.factories.companies import company_page
from tests.factories.consultations import ConsultationFactory, CouncilFactory
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import news, page
from tests.factories.permanences import planned_permanence
from tests.factories.practices import practice
from tests.search.site import fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_worker(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def everything():
    return [document for source in all_sources() for document in source.documents()]


def test_every_source_is_named_and_drawn():
    assert {source.kind for source in all_sources()} <= known_kinds().keys()


def test_what_everybody_reads_is_found_by_everybody():
    ensure_trees()
    page(title="Zeldzaamheid een", slug="een")
    news("Zeldzaamheid twee")
    practice(year=2024)
    company = HousingCompanyFactory(name_nl="De Zeldzame Linde")
    company_page(company)
    project_page()
    activity_with_dates()
    planned_permanence(organisation=company)
    CouncilFactory(company=company)
    TopicFactory(board=BoardFactory())
    documents = everything()
    wanted = {
        "page",
        "news",
        "practice",
        "company",
        "project",
        "activity",
        "permanence",
        "council",
        "topic",
    }
    found = {document.kind for document in documents if document.audience == "public"}
    assert wanted <= found
    for document in documents:
        assert all(text.title and text.url for text in document.texts.values()), document.key
        again = get(document.kind).document(document.key.partition(":")[2])
        assert again.key == document.key


WHO = {
    "visitor": (None, set()),
    "tenant": (tenant_of, {"own"}),
    "staff": (staff_of, {"own", "professionals"}),
    "elsewhere": (lambda company: tenant_of(HousingCompanyFactory()), set()),
    "stranger": (lambda company: UserFactory(), set()),
    "regulator": (
        lambda company: at_regulator(Role.REGULATOR_ADMIN),
        {"own", "professionals"},
    ),
}


@pytest.mark.parametrize("who", WHO)
def test_topics_are_found_by_those_who_read_the_board(who):
    company = HousingCompanyFactory()
    topics = {
        "own": TopicFactory(board=board_of(company), title="Kanarievogel thuis"),
        "professionals": TopicFactory(
            board=BoardFactory(professional=True), title="Kanarievogel op het werk"
        ),
    }
    fill(everything())
    make, expected = WHO[who]
    from django.contrib.auth.models import AnonymousUser

    reader = make(company) if make else AnonymousUser()
    hits = get_engine().search(Query("kanarievogel", audiences=audiences(reader))).hits
    names = {f"topic:{topic.pk}": name for name, topic in topics.items()}
    assert {names[hit.key] for hit in hits} == expected


def test_a_topic_is_one_hit_with_its_best_message_and_no_hidden_one():
    topic = TopicFactory(title="De lift")
    add_post(topic, text="Gisteren kwam de kanarievogel langs.")
    add_post(topic, text="Kabouterbaard.", state="hidden", state_reason="Schelden")
    fill(everything())
    results = get_engine().search(Query("kanarievogel"))
    assert results.total == 1
    assert "<mark>kanarievogel</mark>" in results.hits[0].snippet_html
    assert get_engine().search(Query("kabouterbaard")).total == 0


def test_an_opinion_is_found_by_those_who_may_read_its_consultation():
    from forums.consultations.models import Opinion

    council = CouncilFactory()
    consultation = ConsultationFactory(
        company=council.company, council=council, audience=council.company.audience
    )
    Opinion.objects.create(
        consultation=consultation,
        council=council,
        text_nl="De raad wil een **kanarievogel** op het plein.",
        adopted_on=timezone.localdate(),
    )
    fill(everything())
    assert get_engine().search(Query("kanarievogel")).total == 0
    tenant = tenant_of(council.company)
    hit = get_engine().search(Query("kanarievogel", audiences=audiences(tenant))).hits[0]
    assert hit.kind == "opinion"
    assert hit.url.endswith("#opinion")
    assert Change.objects.filter(kind="opinion").exists()


@pytest.mark.parametrize("who", WHO)
def test_without_the_engine_titles_are_found_by_the_same_people(who):
    from django.contrib.auth.models import AnonymousUser

    company = HousingCompanyFactory()
    TopicFactory(board=board_of(company), title="Kanarievogel")
    ConsultationFactory(company=company, audience=company.audience, title_nl="Kanarievogel?")
    activity_with_dates(title_nl="Kanarievogel kijken")
    planned_permanence(title_nl="Kanarievogel")
    CouncilFactory(name_nl="Kanarievogelraad")
    make, expected = WHO[who]
    reader = make(company) if make else AnonymousUser()
    query = Query("kanarievogel", audiences=audiences(reader))
    kinds = {hit.kind for hit in search_titles(query).hits}
    open_to_all = {"activity", "permanence", "council"}
    own = {"topic", "consultation"} if "own" in expected else set()
    assert kinds == open_to_all | own
    narrowed = replace(query, filters={"company": (company.code,)})
    assert {hit.kind for hit in search_titles(narrowed).hits} == own


def test_a_draft_consultation_is_found_by_nobody():
    ConsultationFactory(sent_at=None)
    assert "consultation" not in {document.kind for document in everything()}


def test_what_time_changes_is_looked_at_again():
    consultation = ConsultationFactory()
    activity = activity_with_dates()
    Change.objects.all().delete()
    look_again(now=activity.sessions.get().ends_at)
    assert Change.objects.filter(kind="activity", object_id=str(activity.pk)).exists()
    look_again(now=consultation.phases.get(kind="contribution").ends_at)
    assert Change.objects.filter(kind="consultation", object_id=str(consultation.pk)).exists()


@pytest.mark.parametrize(("days", "status"), [(-30, "over"), (0, "open")])
def test_a_consultation_says_whether_one_may_still_answer(days, status):
    consultation = ConsultationFactory()
    from datetime import timedelta

    for phase in consultation.phases.all():
        phase.starts_at += timedelta(days=days)
        phase.ends_at += timedelta(days=days)
        phase.save()
    document = get("consultation").document(str(consultation.pk))
    assert document.facets["status"] == (status,)
