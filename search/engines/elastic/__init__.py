"""The engine of many machines: Elasticsearch 8, executing the same plan."""

from .engine import ElasticEngine

__all__ = ["ElasticEngine"]
