"""Consultations as the search engine gets them, for their audience alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from forums.councils.models import AdvisoryCouncil
from portal.core.preferences import Preferences
from portal.core.text import markdown_to_html, plain_text, shorten
from portal.organisations.models import Organisation
from search.common_facets import organisation_facets, status_of, years
from search.contract import Document, Text
from search.outbox.actions import mark
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import Consultation, Opinion, Phase

LANGUAGES = ("nl", "fr")
RELATED = ("company", "project", "answer")


class ConsultationSource:
    """What was asked and answered; never what a tenant wrote. Opinions are found by themselves."""

    kind = "consultation"

    def documents(self) -> Iterator[Document]:
        """Every consultation that was sent, one after the other."""
        rows = self._rows().order_by("pk")
        for consultation in rows.iterator(chunk_size=200):
            yield self._document(consultation)

    def document(self, object_id: str) -> Document | None:
        """One of them; None for a draft and when it is gone."""
        if not object_id.isdigit():
            return None
        consultation = self._rows().filter(pk=int(object_id)).first()
        return self._document(consultation) if consultation else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        rows = rows_named(self._rows().filter(audience__in=audiences), text)
        rows = rows.order_by("-sent_at")[:limit]
        return titles_of(map(self._document, rows))

    def changed_by_time(self, since: datetime, until: datetime) -> Iterable[int]:
        """Consultations that opened or closed."""
        bounds = Q(starts_at__gt=since, starts_at__lte=until)
        bounds |= Q(ends_at__gt=since, ends_at__lte=until)
        phases = Phase.objects.filter(bounds, kind=Phase.Kind.CONTRIBUTION)
        return phases.values_list("consultation", flat=True).order_by()

    def _rows(self) -> QuerySet[Consultation]:
        rows = Consultation.objects.sent().with_answer_dates().select_related(*RELATED)
        return rows.prefetch_related("documents")

    def _document(self, consultation: Consultation) -> Document:
        texts = {
            language: self._text(consultation, language)
            for language in LANGUAGES
            if getattr(consultation, f"title_{language}")
        }
        companies = consultation.companies
        return Document(
            key=make_key(self.kind, consultation.pk),
            kind=self.kind,
            texts=texts,
            audience=consultation.audience,
            facets={
                **organisation_facets(*companies),
                **years(consultation.sent_at),
                **_status(consultation),
            },
            facet_labels=tuple(_names(*companies)),
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
        if answer := getattr(consultation, "answer", None):
            parts.append(getattr(answer, f"reasons_{language}"))
        parts.extend(getattr(one, f"title_{language}") for one in consultation.documents.all())
        return Text(
            title=getattr(consultation, f"title_{language}"),
            summary=getattr(consultation, f"summary_{language}"),
            body="\n".join(plain_text(markdown_to_html(part)) for part in parts if part),
            url=url,
        )


def _status(consultation: Consultation) -> dict[str, tuple[str, ...]]:
    """Whether tenants may answer now; a consultation without that phase has no status."""
    if consultation.lapsed_at:
        return {"status": ("over",)}
    if consultation.answers_from is None:
        return {}
    return status_of(consultation.answers_from, consultation.answers_until, timezone.now())


class OpinionSource:
    """What councils advised, each for those who may read its consultation."""

    kind = "opinion"

    def documents(self) -> Iterator[Document]:
        """Every opinion, one after the other."""
        for opinion in self._rows().order_by("pk").iterator(chunk_size=200):
            yield self._document(opinion)

    def document(self, object_id: str) -> Document | None:
        """One of them; None when it is gone."""
        if not object_id.isdigit():
            return None
        opinion = self._rows().filter(pk=int(object_id)).first()
        return self._document(opinion) if opinion else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their consultation's title, when the engine does not answer."""
        rows = self._rows().filter(consultation__audience__in=audiences)
        named = rows_named(Consultation.objects.all(), text).values("pk")
        rows = rows.filter(consultation__in=named).order_by("-adopted_on")[:limit]
        return titles_of(map(self._document, rows))

    def _rows(self) -> QuerySet[Opinion]:
        sent = Opinion.objects.filter(consultation__sent_at__isnull=False)
        if not Preferences.look().own_opinion_visible_at_once:
            # Tenants read what the council advised by itself once the company has answered.
            waiting = {"kind": Opinion.Kind.INITIATIVE, "consultation__answer__isnull": True}
            sent = sent.exclude(**waiting)
        return sent.select_related("consultation__company", "consultation__project", "council")

    def _document(self, opinion: Opinion) -> Document:
        consultation, companies = opinion.consultation, opinion.consultation.companies
        adopted = opinion.adopted_on
        return Document(
            key=make_key(self.kind, opinion.pk),
            kind=self.kind,
            texts={
                language: _opinion_text(opinion, language)
                for language in LANGUAGES
                if getattr(opinion, f"text_{language}")
            },
            audience=consultation.audience,
            facets={**organisation_facets(*companies), **years(adopted)},
            facet_labels=tuple(_names(*companies, opinion.council)),
            published_at=timezone.make_aware(datetime.combine(adopted, time(12))),
            changed_at=opinion.changed_at,
        )


def _names(*things: Organisation | AdvisoryCouncil) -> Iterator[str]:
    """In both languages, as far as they have one."""
    for thing in things:
        yield from filter(None, (thing.name_nl, thing.name_fr))


def _opinion_text(opinion: Opinion, language: str) -> Text:
    consultation = opinion.consultation
    with translation.override(language):
        url = f"{consultation.get_absolute_url()}#opinion"
        title = _("Opinion on: %(title)s") % {"title": consultation.title}
    parts = [getattr(opinion, f"{name}_{language}") for name in ("text", "minority")]
    words = [plain_text(markdown_to_html(part)) for part in parts if part]
    return Text(title=title, summary=shorten(words[0]), body="\n".join(words), url=url)


def mark_opinion(sender: type, instance: Opinion, **kwargs: Any) -> None:
    """An opinion that is written or removed is looked at again by the index."""
    mark(OpinionSource.kind, str(instance.pk))


consultation_source = ConsultationSource()
opinion_source = OpinionSource()
