"""Finding the rows that a file names, by code or by label in either language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.organisations.models import HousingCompany, Municipality, Organisation
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme

MODELS: dict[str, type[Model]] = {
    "pillars": Pillar,
    "lines": CollectiveLine,
    "objectives": SocialObjective,
    "themes": Theme,
    "target_groups": TargetGroup,
    "municipalities": Municipality,
    "organisation": Organisation,
    "co_organisations": Organisation,
    "company": HousingCompany,
}
# The lists that an import may add to; the others are the sector's own, with a fixed number.
MAY_GROW = frozenset(
    {"themes", "target_groups", "municipalities", "organisation", "co_organisations"}
)
CODE_LENGTH = 60


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


class Terms:
    """All names that are known, read once. With `create` a word that is not known becomes a row."""

    def __init__(self, *, create: bool = False) -> None:
        self.create = create
        self.made: list[str] = []
        self._known: dict[type[Model], dict[str, Model]] = {}

    def find(self, field: str, word: Any, *, kind: str = "") -> Model:
        """The row with this code or label. Raises ValidationError when there is none."""
        if not isinstance(word, str | int) or not str(word).strip():
            raise ValidationError(_("%(field)s: a word was expected.") % {"field": field})
        text = " ".join(str(word).split())
        known = self._names(MODELS[field])
        found = known.get(_folded(text))
        if found is None and field in MAY_GROW and self.create:
            return self._make(field, text, kind)
        if found is None:
            raise ValidationError(
                _("%(field)s: “%(word)s” is not known.") % {"field": field, "word": text[:80]}
            )
        return found

    def find_all(self, field: str, words: Iterable[Any]) -> list[Model]:
        """The rows with these codes or labels, each once."""
        # By code: a row that is not kept yet has no key to tell it from others.
        return list({row.code: row for row in (self.find(field, word) for word in words)}.values())

    def save_new(self, rows: Iterable[Model]) -> None:
        """Keep those among `rows` that are not in the database yet."""
        for row in rows:
            if row.pk is None:
                row.save()
                self.made.append(f"{row._meta.model_name} {row.code}")

    def _names(self, model: type[Model]) -> dict[str, Model]:
        if model not in self._known:
            names: dict[str, Model] = {}
            for row in model._default_manager.all():
                self._remember(names, row)
            self._known[model] = names
        return self._known[model]

    def _remember(self, names: dict[str, Model], row: Model) -> None:
        labels = [row.code, row.name_nl, row.name_fr, getattr(row, "acronym", "")]
        if hasattr(row, "number"):
            labels.append(str(row.number))
        for label in filter(None, labels):
            names.setdefault(_folded(label), row)

    def _make(self, field: str, text: str, kind: str) -> Model:
        model = MODELS[field]
        names = self._names(model)
        most = min(model._meta.get_field(f"name_{code}").max_length for code in ("nl", "fr"))
        if len(text) > most:
            raise ValidationError(
                _("%(field)s: “%(word)s” is too long.") % {"field": field, "word": text[:80]}
            )
        values = {"code": self._free_code(model, text), "name_nl": text, "name_fr": text}
        if model is Organisation:
            values["kind"] = kind or Organisation.Kind.OTHER
        row = model(**values)
        self._remember(names, row)
        return row

    def _free_code(self, model: type[Model], text: str) -> str:
        taken = {row.code for row in self._names(model).values()}
        base = slugify(text)[: CODE_LENGTH - 5] or "term"
        code, number = base, 2
        while code in taken:
            code, number = f"{base}-{number}", number + 1
        return code
