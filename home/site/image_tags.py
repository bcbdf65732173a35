"""The image chooser of Wagtail 8.0 offers a word and a tag together, and fails on both."""

from modelsearch import index
from wagtail.images import get_image_model


def let_tags_filter_searches() -> None:
    """Declare the name of a tag as something to filter by, which Wagtail forgot."""
    for field in get_image_model().search_fields:
        if isinstance(field, index.RelatedFields) and field.field_name == "tags":
            names = {(type(inner), inner.field_name) for inner in field.fields}
            if (index.FilterField, "name") not in names:
                field.fields.append(index.FilterField("name"))
