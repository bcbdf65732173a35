"""Elections of tenants' councils: documented and supported here, held on paper elsewhere."""

from .candidacy import Candidacy
from .election import Appeal, Election, VotingPlace

__all__ = ["Appeal", "Candidacy", "Election", "VotingPlace"]
