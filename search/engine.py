"""Which engine serves: the only place that reads the settings about it."""

from functools import lru_cache

from django.conf import settings

from .contract import Engine


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The engine of the settings: Elasticsearch when its address is set, else the embedded one."""
    if settings.ELASTICSEARCH_URL:
        from .engines.elastic import ElasticEngine

        return ElasticEngine(settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_NAME)
    from .engines.embedded import EmbeddedEngine

    return EmbeddedEngine(settings.SEARCH_INDEX_PATH)
