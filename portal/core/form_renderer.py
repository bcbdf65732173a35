"""Inputs drawn by Jinja2: Django has the same templates for both engines, these are faster."""

from typing import Any

from django.forms.renderers import DjangoTemplates, Jinja2

# Inputs that are one element; those that hold other widgets may hold one of another library.
SIMPLE = frozenset(
    f"django/forms/widgets/{name}.html"
    for name in (
        "checkbox",
        "date",
        "email",
        "hidden",
        "input",
        "number",
        "password",
        "select",
        "tel",
        "text",
        "textarea",
        "url",
    )
)


class FormRenderer(DjangoTemplates):
    """Django's renderer of forms, with simple inputs by Jinja2."""

    def __init__(self) -> None:
        self._jinja = Jinja2()

    def get_template(self, template_name: str) -> Any:
        """The template of a widget or a form."""
        if template_name in SIMPLE:
            return self._jinja.get_template(template_name)
        return super().get_template(template_name)
