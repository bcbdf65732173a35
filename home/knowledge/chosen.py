"""What was chosen for a practice from the lists of words: themes, pillars, places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from portal.core.prepared import Prepared

if TYPE_CHECKING:
    from .models import PracticePage


def chosen(page: PracticePage, name: str) -> list[Any]:
    """The rows that the practice names in its field `name`, in their order.

    A preview of unsaved words has them in memory; a page that is read asks the database.
    """
    if name in page.__dict__.get("_cluster_related_objects", {}):
        return list(getattr(page, name).all())
    return _rows(type(page), name).all(page=page.pk)


@cache
def _rows(model: type[PracticePage], name: str) -> Prepared:
    field = model._meta.get_field(name)
    backwards = f"{field.related_query_name()}__pk"
    return Prepared(lambda page: field.related_model.objects.filter(**{backwards: page}))
