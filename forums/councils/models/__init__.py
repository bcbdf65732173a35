"""The tenants' advisory councils and who sits on them."""

from .council import AdvisoryCouncil
from .seat import Seat

__all__ = ["AdvisoryCouncil", "Seat"]
