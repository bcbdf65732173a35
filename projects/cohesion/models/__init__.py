"""Social cohesion projects: the thing itself, its agreements, and the pages that present it."""

from .agreement import AgreementParty, ProjectAgreement, default_end, warning_day
from .pages import ProjectIndexPage, ProjectPage
from .project import CohesionProject, ProjectState, check_companies

__all__ = [
    "AgreementParty",
    "CohesionProject",
    "ProjectAgreement",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectState",
    "check_companies",
    "default_end",
    "warning_day",
]
