"""The search as JSON: what everybody may read, for anybody's program."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from portal.accounts.audiences import EVERYBODY

from ..answering import Answer, answer
from ..asking import Asked
from ..contract import LANGUAGES, Hit
from ..facets import known_facets, labels_of
from ..sources import split_key


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Public content: hits, facet counts, total; whoever is logged in, it is everybody's.

    `language` is the reader's: it ranks mildly first and chooses labels. `in` filters by the
    language of the text. Odd values are left out or brought within their bounds.
    """
    asked = Asked.from_address(request.GET)
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else LANGUAGES[0]
    with translation.override(language):
        found = answer(asked, language=language, audiences=EVERYBODY)
        body = _body(request, asked, found, language)
    response = JsonResponse(body)
    # Open data: anybody's page may read it, nobody's cookie comes along.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=60"
    return response


def _body(request: HttpRequest, asked: Asked, found: Answer, language: str) -> dict[str, Any]:
    results = found.results
    return {
        "query": asked.text,
        "language": language,
        "page": asked.page,
        "size": asked.size,
        "total": results.total,
        "hits": [_hit(request, hit) for hit in results.hits],
        "facets": _facets(found),
        "did_you_mean": results.did_you_mean,
        "concepts": [
            {"id": concept.id, "label": concept.label, "terms": concept.terms}
            for concept in results.concepts
        ],
        "reduced": found.is_reduced,
    }


def _hit(request: HttpRequest, hit: Hit) -> dict[str, Any]:
    return {
        "id": split_key(hit.key)[1],
        "kind": hit.kind,
        "language": hit.language,
        "languages": hit.languages,
        "title": hit.title,
        "url": request.build_absolute_uri(hit.url),
        "snippet": hit.snippet_html,
        "score": hit.score,
        "published_at": hit.published_at,
    }


def _facets(found: Answer) -> dict[str, list[dict[str, Any]]]:
    """Every facet that people read, each value with its label, most found first."""
    facets = {}
    for facet in known_facets():
        counts = found.results.facets.get(facet.name)
        if not counts:
            continue
        labels = labels_of(facet, EVERYBODY)
        values = [
            {"value": value, "label": labels.get(value, value), "count": count}
            for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        facets[facet.name] = values
    return facets
