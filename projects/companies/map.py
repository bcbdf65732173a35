"""A municipality on the map of a list that is filtered by municipality."""

from portal.core.drawing import Tile
from portal.organisations.houses import house
from portal.organisations.models import Municipality


def tile(place: Municipality, count: int, text: str, wanted: str) -> Tile:
    """The house of `place`, with a link that filters the list on it."""
    url = f"?municipality={place.code}"
    return house(place.code, count, text, url, current=place.code == wanted)
