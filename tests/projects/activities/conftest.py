import pytest

from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.cohesion import CohesionProjectFactory


@pytest.fixture
def project(db):
    return CohesionProjectFactory()


@pytest.fixture
def worker(project):
    return staff_of(project.lead, Role.PSC_WORKER)
