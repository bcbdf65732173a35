from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.knowledge.models import KnowledgePage, PracticeIndexPage
from home.news.models import NewsIndexPage
from home.site.bootstrap import ensure_trees
from portal.accounts.models import User
from portal.operations.demo_content import (
    agenda,
    colleagues,
    company_pages,
    deliberation,
    editorial,
    electing,
    finding,
    hours,
    library,
    network,
    people,
    projects,
    talk,
)
from portal.operations.demo_content.loading import Demo
from projects.cohesion.models import ProjectIndexPage
from projects.companies.models import CompanyIndexPage


class Command(BaseCommand):
    help = "Load the demo content: fictional companies, people, news, practices, conversations."

    def handle(self, *, verbosity: int, **options) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Demo accounts have a known password: not with these settings.")
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo content is there already.")
            return
        with transaction.atomic():
            load()
        if verbosity:
            self.stdout.write("The demo content is loaded.")


def load() -> None:
    """All of it, in an order in which each part finds what it points to."""
    demo = Demo(homes=ensure_trees())
    people.load_organisations(demo)
    people.load_accounts(demo)
    people.load_verification(demo)
    sections = editorial.load_sections(demo)
    company_pages.load_company_pages(demo, sections[CompanyIndexPage])
    projects.load_projects(demo, sections[ProjectIndexPage])
    editorial.load_news(demo, sections[NewsIndexPage])
    editorial.load_practices(demo, sections[PracticeIndexPage])
    library.load_library(demo, sections[KnowledgePage])
    colleagues.load_colleagues(demo)
    talk.load_boards(demo)
    network.load_network(demo)
    agenda.load_activities(demo)
    finding.load_pinned(sections[CompanyIndexPage])
    hours.load_permanences(demo)
    councils = deliberation.load_councils(demo)
    deliberation.load_consultations(demo, councils)
    electing.load_elections(demo, councils)
