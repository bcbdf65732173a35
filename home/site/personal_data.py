"""What Wagtail keeps of the people who edit."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, Link, acted, own, register

EDITORS = _("editors of that page")
WORK = _("To edit, translate and review pages together.")


def _work(model: str, *links: Link, secret: tuple[str, ...] = ()) -> Entry:
    return Entry(
        model,
        purpose=WORK,
        basis=Basis.TASK,
        kept=_("as long as the page, the picture or the document"),
        readers=EDITORS,
        links=links,
        secret=secret,
    )


register(
    _work("wagtailcore.Page", acted("owner"), acted("locked_by")),
    _work("wagtailcore.Revision", acted("user"), secret=("content",)),
    _work("wagtailcore.PageLogEntry", acted("user")),
    _work("wagtailcore.ModelLogEntry", acted("user")),
    _work("wagtailcore.WorkflowState", acted("requested_by")),
    _work("wagtailcore.TaskState", acted("finished_by")),
    _work("wagtailcore.Comment", own("user"), acted("resolved_by")),
    _work("wagtailcore.CommentReply", own("user")),
    _work("wagtailcore.PageSubscription", own("user")),
    _work("wagtailcore.UploadedFile", acted("uploaded_by_user")),
    _work("wagtailcore.APIToken", own("user"), secret=("key_hash", "prefix")),
    _work("wagtailimages.Image", acted("uploaded_by_user")),
    _work("wagtaildocs.Document", acted("uploaded_by_user")),
    _work("wagtailusers.UserProfile", own("user")),
    _work("wagtailadmin.EditingSession", own("user")),
    _work("wagtailadmin.FormState", own("user")),
    _work("wagtail_localize.StringTranslation", acted("last_translated_by", erase=UNLINK)),
    _work("wagtail_localize.SegmentOverride", acted("last_translated_by", erase=UNLINK)),
)
