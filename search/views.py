"""The search page and its API."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.accounts.audiences import EVERYBODY, audiences

from .answering import answer
from .asking import Asked
from .facets import known_facets, labels_of


def kind_labels() -> dict[str, str]:
    """What each kind of content is called, in the active language."""
    return next((dict(labels_of(f)) for f in known_facets() if f.name == "kind"), {})


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Everything the reader may see, with facets; an empty question shows only the form."""
    asked = Asked.from_address(request.GET)
    context = {"asked": asked, "has_asked": bool(asked.text or asked.filters)}
    if context["has_asked"]:
        context["answer"] = answer(
            asked, language=get_language() or "nl", audiences=audiences(request.user)
        )
        context["kinds"] = kind_labels()
    return render(request, "search/page.html", context)


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Public content as JSON: hits, facet counts, total. `lang` is nl or fr."""
    asked = Asked.from_address(request.GET)
    language = request.GET.get("lang", "")
    language = language if language in ("nl", "fr") else "nl"
    found = answer(asked, language=language, audiences=EVERYBODY)
    results = found.results
    body = {
        "query": asked.text,
        "language": language,
        "page": asked.page,
        "total": results.total,
        "did_you_mean": results.did_you_mean,
        "hits": [
            {
                "key": hit.key,
                "kind": hit.kind,
                "language": hit.language,
                "title": hit.title,
                "snippet": hit.snippet_html,
                "url": request.build_absolute_uri(hit.url),
                "published_at": hit.published_at,
            }
            for hit in results.hits
        ],
        "facets": {name: dict(counts) for name, counts in results.facets.items()},
        "concepts": [asdict(concept) for concept in results.concepts],
        "reduced": found.is_reduced,
    }
    response = JsonResponse(body)
    # Open data: anybody's page may read it, nobody's cookie comes along.
    response["Access-Control-Allow-Origin"] = "*"
    return response
