"""Social cohesion projects and their pages."""

import factory
from factory.django import DjangoModelFactory

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page
from projects.cohesion.models import CohesionProject, ProjectIndexPage, ProjectPage
from projects.cohesion.reference import load

from .organisations import HousingCompanyFactory, OrganisationFactory


class CohesionProjectFactory(DjangoModelFactory):
    """A project of one company with one lead association."""

    code = factory.Sequence(lambda n: f"project-{n}")
    name_nl = factory.Sequence(lambda n: f"Project {n}")
    name_fr = factory.Sequence(lambda n: f"Projet {n}")
    lead = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = CohesionProject
        skip_postgeneration_save = True

    @factory.post_generation
    def companies(self, create, extracted, **kwargs):
        self.companies = extracted or [HousingCompanyFactory()]
        self.save()


def project_page(project: CohesionProject | None = None, **fields) -> ProjectPage:
    """The live Dutch page of a project, with its alias in French."""
    load()
    project = project or CohesionProjectFactory()
    index = ProjectIndexPage.objects.child_of(ensure_trees()["nl"]).get()
    words = {"title": project.name_nl, "project": project, "is_tenant_facing": False, **fields}
    return write_page(ProjectPage, parent=index, versions={"nl": words})
