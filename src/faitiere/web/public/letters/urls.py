"""Addresses of the archive; they were printed in every message that left, and stay."""

from django.urls import path

from faitiere.web.public.letters import archive, issue

urlpatterns = [
    path("", archive.archive, name="letters"),
    path("apercu/<str:token>/", issue.preview, name="letter_preview"),
    path("<slug:newsletter>/<slug:slug>/", issue.issue, name="letter"),
    path("<slug:newsletter>/<slug:slug>.pdf", issue.issue_pdf, name="letter_pdf"),
]
