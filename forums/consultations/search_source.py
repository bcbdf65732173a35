"""Consultations as the search engine gets them, for their audience alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from portal.core.text import markdown_to_html, plain_text
from search.contract import Document, Text
from search.sources import make_key

from .models import Consultation

LANGUAGES = ("nl", "fr")
RELATED = ("company", "opinion", "answer")


class ConsultationSource:
    """What was asked, advised and answered; never what a tenant wrote."""

    kind = "consultation"

    def documents(self) -> Iterator[Document]:
        """Every consultation that was sent, one after the other."""
        rows = Consultation.objects.sent().select_related(*RELATED).order_by("pk")
        for consultation in rows.iterator(chunk_size=200):
            yield self._document(consultation)

    def document(self, object_id: str) -> Document | None:
        """One of them; None for a draft and when it is gone."""
        if not object_id.isdigit():
            return None
        rows = Consultation.objects.sent().select_related(*RELATED)
        consultation = rows.filter(pk=int(object_id)).first()
        return self._document(consultation) if consultation else None

    def _document(self, consultation: Consultation) -> Document:
        texts = {
            language: self._text(consultation, language)
            for language in LANGUAGES
            if getattr(consultation, f"title_{language}")
        }
        company = consultation.company
        return Document(
            key=make_key(self.kind, consultation.pk),
            kind=self.kind,
            texts=texts,
            audience=consultation.audience,
            facets={"company": (company.code,)},
            facet_labels=(company.name_nl, company.name_fr),
            published_at=consultation.sent_at,
            changed_at=consultation.changed_at,
        )

    def _text(self, consultation: Consultation, language: str) -> Text:
        with translation.override(language):
            url = consultation.get_absolute_url()
        parts = [
            getattr(consultation, f"{name}_{language}")
            for name in ("question", "plain", "text", "can_change", "cannot_change")
        ]
        if opinion := getattr(consultation, "opinion", None):
            parts.append(getattr(opinion, f"text_{language}"))
        if answer := getattr(consultation, "answer", None):
            parts.append(getattr(answer, f"reasons_{language}"))
        return Text(
            title=getattr(consultation, f"title_{language}"),
            summary=getattr(consultation, f"summary_{language}"),
            body="\n".join(plain_text(markdown_to_html(part)) for part in parts if part),
            url=url,
        )


consultation_source = ConsultationSource()
