"""What is asked of colleagues."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Municipality

from .models import Comment, Replication


def _long(label, rows=3, **kwargs) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class ReplicationForm(forms.Form):
    """We tried this too."""

    organisation = forms.CharField(label=_("Your organisation"), max_length=160)
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Where?"), required=False
    )
    year = forms.IntegerField(label=_("In which year?"), min_value=1950, max_value=2100)
    changed = _long(_("What did you do differently?"), required=False, max_length=2000)
    result = _long(
        _("What came of it?"),
        max_length=2000,
        help_text=_("No names, no story of one household."),
    )
    outcome = forms.ChoiceField(
        label=_("Did it work?"), choices=Replication.Outcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class CommentForm(forms.Form):
    """A question or an experience."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (Comment.Kind.QUESTION, _("question")),
            (Comment.Kind.EXPERIENCE, _("experience")),
        ],
        widget=forms.RadioSelect,
    )
    text = _long(_("Your words"), rows=4, max_length=4000)


class AnswerForm(forms.Form):
    """An answer, or one's own words changed."""

    text = _long(_("Your words"), rows=5, max_length=4000)


class UsefulnessForm(forms.Form):
    """Useful or not, and why."""

    useful = forms.ChoiceField(
        label=_("Can you use this where you work?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500)


class CollectionForm(forms.Form):
    """The name of a collection, what it says, and who sees it."""

    title = forms.CharField(label=_("Title"), max_length=120)
    introduction = _long(
        _("Introduction"),
        required=False,
        max_length=2000,
        help_text=_("What the practices have in common, and for whom you put them together."),
    )
    audience = forms.ChoiceField(label=_("Who sees it?"), required=False)

    def __init__(self, *args, circles, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = circles


class KeepForm(forms.Form):
    """In which collection of one's own, and why."""

    NEW = "new"

    collection = forms.ChoiceField(label=_("In which collection?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("The name of a new collection"), required=False, max_length=120)
    note = forms.CharField(
        label=_("Why do you keep it?"),
        required=False,
        max_length=500,
        help_text=_("Whoever sees the collection reads this."),
    )

    def __init__(self, *args, own, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.pk), row.title) for row in own]
        self.fields["collection"].choices = [*choices, (self.NEW, _("a new one"))]
        self.fields["collection"].initial = choices[0][0] if choices else self.NEW
