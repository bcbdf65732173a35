"""Notices and what they are about, the plainest valid ones."""

import factory
from factory.django import DjangoModelFactory

from portal.notifications.models import Event, Notice, Reason, Subscription
from tests.factories.accounts import UserFactory


class EventFactory(DjangoModelFactory):
    key = factory.Sequence(lambda n: f"test:{n}")
    event = "reply"
    about = "topic:1"
    audience = "public"
    url = "/nl/forum/"
    params = factory.LazyFunction(lambda: {"topic": "Fietsen", "about": "Fietsen"})

    class Meta:
        model = Event


class SubscriptionFactory(DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    about = "topic:1"

    class Meta:
        model = Subscription


class NoticeFactory(DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    event = factory.SubFactory(EventFactory)
    reason = Reason.FOLLOWING
    audience = factory.SelfAttribute("event.audience")

    class Meta:
        model = Notice
