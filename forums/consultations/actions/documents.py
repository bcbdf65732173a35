"""The plans and documents that go with what is asked."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Document
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User
from portal.core.kept_files import name_of
from search.outbox.actions import mark

MOST = 20


@transaction.atomic
def add_document(
    *,
    consultation: Consultation,
    actor: User | None,
    title: ByLanguage,
    upload: UploadedFile,
    language: str = "",
    at: datetime | None = None,
) -> Document:
    """Keep a file for who may read the consultation.

    Raises PermissionDenied for who does not prepare it and once its file is closed, ValidationError
    without a title, for a kind of file that is not taken, and for more than twenty.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if actor is not None:
        permissions.refuse(permissions.documents_problem(actor, locked))
    if locked.documents.count() >= MOST:
        raise ValidationError(_("There are twenty documents already. Put some together in one."))
    document = Document(
        consultation=locked,
        author=actor,
        language=language,
        name=name_of(upload),
        size=upload.size,
        created_at=at or timezone.now(),
    )
    put_texts(document, {"title": title})
    document.full_clean(exclude=["file"])
    document.file.save("document", ContentFile(upload.read()), save=False)
    document.save()
    mark("consultation", str(locked.pk))
    return document


@transaction.atomic
def delete_document(*, document: Document, actor: User) -> None:
    """Take it away; the file goes once that is certain.

    Raises PermissionDenied after sending: what tenants read before they answered stays.
    """
    consultation = document.consultation
    permissions.check_can_manage(actor, consultation)
    if not consultation.is_draft:
        raise PermissionDenied(
            _("This consultation has been sent. Its documents stay; you can add another one.")
        )
    storage, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(partial(storage.delete, name))
