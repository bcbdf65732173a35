"""When and how somebody can reach a service without being asked why."""

from .closing import ClosingDays
from .opening import Opening
from .permanence import Channel, Permanence

__all__ = ["Channel", "ClosingDays", "Opening", "Permanence"]
