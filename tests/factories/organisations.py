"""Rows of `portal.organisations`, the plainest valid ones."""

import factory
from factory.django import DjangoModelFactory

from portal.organisations.models import (
    Building,
    HousingCompany,
    Municipality,
    Organisation,
    Site,
)


class MunicipalityFactory(DjangoModelFactory):
    code = factory.Sequence(lambda n: f"municipality-{n}")
    name_nl = factory.Sequence(lambda n: f"Gemeente {n}")
    name_fr = factory.Sequence(lambda n: f"Commune {n}")

    class Meta:
        model = Municipality
        django_get_or_create = ["code"]


class OrganisationFactory(DjangoModelFactory):
    code = factory.Sequence(lambda n: f"organisation-{n}")
    kind = Organisation.Kind.NONPROFIT
    name_nl = factory.Sequence(lambda n: f"Vereniging {n}")
    name_fr = factory.Sequence(lambda n: f"Association {n}")

    class Meta:
        model = Organisation
        django_get_or_create = ["code"]

    class Params:
        regulator = factory.Trait(
            code="regulator",
            kind=Organisation.Kind.REGULATOR,
            level=Organisation.Level.REGIONAL,
            name_nl="Toezicht",
            name_fr="Tutelle",
        )


class HousingCompanyFactory(DjangoModelFactory):
    code = factory.Sequence(lambda n: f"company-{n}")
    name_nl = factory.Sequence(lambda n: f"Maatschappij {n}")
    name_fr = factory.Sequence(lambda n: f"Société {n}")
    company_kind = HousingCompany.CompanyKind.PUBLIC

    class Meta:
        model = HousingCompany
        django_get_or_create = ["code"]


class SiteFactory(DjangoModelFactory):
    code = factory.Sequence(lambda n: f"site-{n}")
    name_nl = factory.Sequence(lambda n: f"Wijk {n}")
    name_fr = factory.Sequence(lambda n: f"Quartier {n}")
    company = factory.SubFactory(HousingCompanyFactory)

    class Meta:
        model = Site
        django_get_or_create = ["code"]


class BuildingFactory(DjangoModelFactory):
    site = factory.SubFactory(SiteFactory)
    name_nl = factory.Sequence(lambda n: f"Blok {n}")
    name_fr = factory.Sequence(lambda n: f"Bloc {n}")

    class Meta:
        model = Building
