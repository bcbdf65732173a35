"""The account of a person."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_username() -> str:
    """A name for the machine alone: people choose a display name, never this."""
    return f"u-{secrets.token_hex(8)}"


class UserManager(BaseUserManager):
    def create_user(self, email: str = "", password: str | None = None, **fields) -> User:
        """A new account; without a password it cannot log in by one."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str = "", password: str | None = None, **fields) -> User:
        """A technical administrator, for the command line."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str) -> User:
        return self.get(username=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person's account. Some tenants have no e-mail address, so it may be empty."""

    username = models.CharField(
        _("technical name"), max_length=40, unique=True, default=new_username
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    display_name = models.CharField(
        _("display name"),
        max_length=60,
        blank=True,
        help_text=_("What others see. It need not be your real name."),
    )
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default=settings.TIME_ZONE)
    is_active = models.BooleanField(_("active"), default=True)
    # In how many groups: nobody else's pages have to ask.
    circles = models.PositiveSmallIntegerField(_("groups"), default=0, editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="user_email_is_unique_when_given"
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.display_name or str(_("Resident"))

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def first_name(self) -> str:
        """For Wagtail's screens: the portal asks no first and last name."""
        return self.get_full_name()

    @property
    def last_name(self) -> str:
        return ""

    @property
    def is_staff(self) -> bool:
        """Asked by libraries only; our own code asks memberships."""
        return self.is_superuser
