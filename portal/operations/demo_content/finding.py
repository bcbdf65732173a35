"""A result that editors pinned, to see what it looks like."""

from __future__ import annotations

from wagtail.models import Page

from search.insight.models import BestBet


def load_pinned(companies: dict[str, Page]) -> None:
    """The list of companies, for whoever has something broken."""
    BestBet.objects.create(
        questions="lift stuk\niets is stuk\nherstelling\nascenseur en panne\nréparation",
        page=companies["nl"],
        title_nl="Is er iets stuk? Bel uw maatschappij",
        title_fr="Quelque chose est cassé ? Appelez votre société",
        text_nl="Zoek uw maatschappij. Haar nummer staat bovenaan, ook dat voor ’s nachts.",
        text_fr="Cherchez votre société. Son numéro figure en haut, aussi celui de la nuit.",
    )
