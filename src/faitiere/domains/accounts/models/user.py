"""A login: an e-mail address, and nothing about the person behind it."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Creates logins; nobody has a password, everybody signs in by code or passkey."""

    use_in_migrations = True

    def create_user(self, email: str, **fields: Any) -> "User":
        """Create a login without a usable password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, **fields: Any) -> "User":
        """Create a login with every right, for the first installation."""
        return self.create_user(email, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail is untyped
    """A login. `is_staff` opens the desk."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("adresse électronique"), unique=True)
    name = models.CharField(_("nom affiché"), max_length=150, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[misc,assignment]

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_whatever_the_case")]

    def __str__(self) -> str:
        """Return the name shown, else the address."""
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name shown, as Django and Wagtail ask for it."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name shown, as Django and Wagtail ask for it."""
        return str(self)
