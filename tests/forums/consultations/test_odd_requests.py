"""Whatever is sent to any address of this room is answered, never with a fault."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from forums.consultations.models import Question
from forums.consultations.urls import urlpatterns
from tests.factories.consultations import ConsultationFactory, add_question, closed, counted

pytestmark = pytest.mark.django_db
METHODS = ["get", "head", "post", "put", "delete", "options"]
ODD = {
    "answer": ["\x00", "9" * 30, "-1", "<script>alert(1)</script>"],
    "text_nl": "\x00é" * 3000,
    "title_nl": "",
    "kind": "no-such-kind",
    "code": "\x00" * 50,
    "step": "send",
    "count": "9" * 40,
    "ends_at": "gisteren",
    "decided_on": "0000-00-00",
    "quote": ["x", "9" * 30],
    "go": "\x00",
    "way": "\x00",
    "token": "\x00",
    "receipt": "\x00" * 50,
    "place": "section-99999999999999999999",
    "text": "<script>alert(1)</script>\x00",
    "theme-1": "x",
    "sections_nl": "---\n" * 50,
    "opener": "company-x",
    "page": "\x00",
    "language": "\x00",
}


def addresses(consultation, question):
    for pattern in urlpatterns:
        values = {"slug": consultation.slug, "pk": question.pk, "number": 1, "name": "x:y:z"}
        wanted = pattern.pattern.converters
        yield reverse(f"consultations:{pattern.name}", kwargs={k: values[k] for k in wanted})


@pytest.mark.parametrize("state", ["draft", "open", "over"])
@pytest.mark.parametrize("who", ["", "tenant", "editor", "chair"])
def test_odd_requests_are_answered(request, client, company, council, state, who):
    consultation = ConsultationFactory(company=company, council=council, draft=state == "draft")
    for kind in Question.Kind.values:
        question = add_question(consultation, kind, points=10 if kind == "budget" else None)
    if state == "over":
        counted(consultation.questions.first(), [9, 8, 7])
        closed(consultation)
    if who:
        client.force_login(request.getfixturevalue(who))
    for address in addresses(consultation, question):
        for method in METHODS:
            try:
                answer = getattr(client, method)(address, ODD if method != "put" else None)
            except PermissionDenied:
                continue
            assert answer.status_code < 500, (method, address)
            if answer.get("Content-Type", "").startswith("text/html") and not answer.streaming:
                assert "<script>alert" not in answer.content.decode()
            if answer.streaming:
                b"".join(answer)  # To its end, as a server does, which closes the file.
