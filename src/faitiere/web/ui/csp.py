"""The Content-Security-Policy of each door."""

from typing import Any

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Wagtail 8 writes inline scripts and styles, previews pages in a frame and keeps blobs of cropped pictures.
DESK_NEEDS: dict[str, list[Any]] = {
    "script-src": [UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}


class PolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings, widened at the desk only."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Add what Wagtail needs to pages of the desk, which may then be framed by the desk itself."""
        parts = super().get_policy_parts(request=request, response=response, report_only=report_only)
        if request.path_info.startswith(settings.DESK_PREFIX):
            parts.update = {**DESK_NEEDS, **(parts.update or {})}
            parts.replace = {"frame-ancestors": [SELF], **(parts.replace or {})}
        return parts
