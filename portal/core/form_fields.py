"""Form fields as plain values, so that a macro shows them without asking the form anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. `hint` is the small line below it."""

    value: str
    label: str
    id: str
    chosen: bool = False
    hint: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """All that the field macro shows. `control` is the input's own markup, for other kinds none."""

    kind: str  # input, textarea, select, file, radios, checks, check or hidden
    name: str
    id: str
    label: str
    hint: str = ""
    error: str = ""
    required: bool = False
    optional: bool = False
    control: Markup | None = None
    value: str = ""
    options: tuple[Option, ...] = ()
    rows: int = 6
    attributes: tuple[tuple[str, str], ...] = ()
    folds: bool = False

    @property
    def groups(self) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """The options under the name of their group, in order."""
        found: dict[str, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(option)
        return tuple((name, tuple(options)) for name, options in found.items())

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error that are there."""
        parts = [f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.error else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary; `target` is the id of the input, or empty."""

    text: str
    target: str = ""


def _kind(widget: forms.Widget) -> str:
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.CheckboxSelectMultiple, "checks"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "check"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file"),
        (forms.Select, "select"),
    )
    if widget.is_hidden:
        return "hidden"
    return next((kind for parent, kind in kinds if isinstance(widget, parent)), "input")


def _options(bound: BoundField, element_id: str) -> tuple[Option, ...]:
    widget = bound.field.widget
    context = widget.get_context(bound.html_name, bound.value(), {"id": element_id})
    hints: dict[str, str] = getattr(bound.field, "choice_hints", {})
    return tuple(
        Option(
            value=str(item["value"]),
            label=str(item["label"]),
            id=f"{element_id}_{i}",
            chosen=bool(item["selected"]),
            hint=str(hints.get(str(item["value"]), "")),
            group=str(group or ""),
        )
        for i, (group, item) in enumerate(
            (group, item)
            for group, items, _index in context["widget"]["optgroups"]
            for item in items
        )
    )


def field_view(bound: BoundField) -> FieldView:
    """What there is to show of one field of a form, bound or not.

    A field may carry `choice_hints` ({value: line}) for the small lines under its choices, and
    `is_needed` when it or its twin in another language must be filled in.
    """
    widget, element_id = bound.field.widget, bound.id_for_label or bound.auto_id or bound.html_name
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        element_id = bound.auto_id or bound.html_name
    kind = _kind(widget)
    error = " ".join(str(text) for text in bound.errors)
    needed = getattr(bound.field, "is_needed", False)
    view = FieldView(
        kind=kind,
        name=bound.html_name,
        id=element_id,
        label=str(bound.label or ""),
        hint=str(bound.help_text or ""),
        error=error,
        required=bound.field.required,
        optional=not (bound.field.required or needed) and kind not in {"check", "checks"},
    )
    if kind in {"radios", "checks"}:
        folds = bool(getattr(widget, "folds", False))
        return _with(view, options=_options(bound, element_id), folds=folds)
    return _with(view, control=_control(bound, view))


def _with(view: FieldView, **changes: Any) -> FieldView:
    values = {name: getattr(view, name) for name in FieldView.__dataclass_fields__}
    return FieldView(**{**values, **changes})


def _control(bound: BoundField, view: FieldView) -> Markup:
    own = bound.field.widget.attrs.get("class", "")
    css = own if view.kind in {"check", "hidden"} else f"input {own}".strip()
    attributes: dict[str, Any] = {"class": css} if css else {}
    if view.kind != "hidden":
        # Django names its own hint and error here; ours have other ids.
        attributes["aria-describedby"] = view.described_by or False
        attributes["aria-invalid"] = "true" if view.error else False
    return Markup(bound.as_widget(attrs=attributes))  # noqa: S704 - Django escapes its widgets


def plain_field(
    kind: str,
    name: str,
    label: str,
    *,
    id: str = "",
    value: str = "",
    hint: str = "",
    error: str = "",
    options: Iterable[Sequence[str]] = (),
    chosen: Iterable[str] | str = (),
    required: bool = True,
    rows: int = 6,
    **attributes: Any,
) -> FieldView:
    """A field without a form: options are (value, label) or (value, label, hint).

    Other keywords become attributes of the input (`type="email"`, `autocomplete="username"`);
    an underscore in their name is a hyphen, False and None leave them out.
    """
    element_id = id or f"id_{name}"
    selected = {chosen} if isinstance(chosen, str) else {str(one) for one in chosen}
    shown = tuple(
        Option(str(o[0]), str(o[1]), f"{element_id}_{i}", str(o[0]) in selected, *map(str, o[2:3]))
        for i, o in enumerate(options)
    )
    extra = tuple(
        (key.rstrip("_").replace("_", "-"), "" if setting is True else str(setting))
        for key, setting in attributes.items()
        if setting is not False and setting is not None
    )
    return FieldView(
        kind=kind,
        name=name,
        id=element_id,
        label=label,
        hint=hint,
        error=error,
        required=required,
        value=value,
        options=shown,
        rows=rows,
        attributes=extra,
        optional=not required and kind not in {"check", "checks"},
    )


def _named(label: str, text: str) -> str:
    """The error with its field; a label that is a question already ends in a mark."""
    if str(label).rstrip().endswith(("?", ":", ".", "!")):
        return f"{label} {text}"
    return _("%(label)s: %(text)s") % {"label": label, "text": text}


def form_problems(form: forms.BaseForm) -> list[Problem]:
    """What is wrong with a form, field by field; first what belongs to no single field."""
    problems = [Problem(str(text)) for text in form.non_field_errors()]
    for bound in form.hidden_fields():
        problems.extend(Problem(str(text)) for text in bound.errors)
    for bound in form.visible_fields():
        view_id = bound.id_for_label or bound.auto_id
        if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            view_id = f"{bound.auto_id}_0"
        problems.extend(Problem(_named(bound.label, text), view_id) for text in bound.errors)
    return problems
