"""Wagtail's permission policies, answered by the rooms' rules."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Manager, Model, QuerySet
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from faitiere.web.desk.access import allows


class RulePolicy(BasePermissionPolicy):
    """Each of Wagtail's actions (add, change, view…) asks one rule; an action without a rule is refused."""

    def __init__(self, model: type[Model], rules: Mapping[str, str]) -> None:
        """Keep which rule answers which action."""
        super().__init__(model)
        self.rules = dict(rules)

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask the rule without a particular object."""
        return self.user_has_permission_for_instance(user, action, None)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model | None) -> bool:
        """Ask the rule."""
        rule = self.rules.get(action)
        return rule is not None and allows(rule, user, instance)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return staff: the only ones the desk opens to."""
        return get_user_model()._default_manager.filter(is_active=True, is_staff=True)


# Rows as Wagtail reads them: a permission, and the page under which it holds; every path begins with nothing.
WHOLE_SITE = tuple(
    SimpleNamespace(permission=SimpleNamespace(codename=f"{act}_page"), page=SimpleNamespace(path=""))
    for act in ("add", "change", "publish", "bulk_delete", "lock", "unlock")
)


def _is_staff(user: Any) -> bool:
    return bool(user.is_active and user.is_staff)


class StaffPagePolicy(PagePermissionPolicy):
    """Staff write the whole public site: page permissions by group would be a second truth beside `is_staff`."""

    def get_all_permissions_for_user(self, user: Any) -> Any:
        """Return what a group would give on the whole tree: the editor of a page asks for nothing else."""
        return WHOLE_SITE if _is_staff(user) else ()

    def _base_user_has_permission(self, user: Any) -> bool:
        return _is_staff(user)

    def _base_queryset_for_user(self, user: Any) -> QuerySet[Any]:
        pages: Manager[Any] = self.model._default_manager
        return pages.all() if _is_staff(user) else pages.none()

    def instances_with_direct_explore_permission(self, user: Any) -> QuerySet[Any]:
        """Start at the root."""
        roots: Manager[Any] = self.model.base_page_model.objects
        return roots.filter(depth=1) if _is_staff(user) else roots.none()

    def explorable_root_instance(self, user: Any) -> Any:
        """Start at the root, in one query a request."""
        if not hasattr(user, self._explorable_root_instance_cache_name):
            root = self.instances_with_direct_explore_permission(user).first()
            setattr(user, self._explorable_root_instance_cache_name, root)
        return getattr(user, self._explorable_root_instance_cache_name)

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[Any]:
        """Return staff."""
        return get_user_model()._default_manager.filter(is_active=True, is_staff=True)


class StaffMediaPolicy(CollectionOwnershipPermissionPolicy):
    """Staff keep the library of images and documents."""

    def _check_perm(self, user: Any, actions: Iterable[str], collection: Collection | None = None) -> bool:
        return _is_staff(user)

    def _collections_with_perm(self, user: Any, actions: Iterable[str]) -> QuerySet[Collection]:
        collections: Manager[Any] = Collection.objects
        return collections.all() if _is_staff(user) else collections.none()
