"""What the engine tells of itself."""

import logging

from django.conf import settings
from django.db import DatabaseError, transaction

logger = logging.getLogger(__name__)


def have_index_rebuilt(reason: str) -> None:
    """Hand the rebuild to the worker; somebody is waiting for the answer of a search meanwhile."""
    from .tasks import rebuild_index

    if not settings.SEARCH_REBUILDS_ITSELF:
        return
    try:
        with transaction.atomic():
            rebuild_index.enqueue(reason)
    except DatabaseError:
        logger.exception("The rebuild of the search index could not be planned")
