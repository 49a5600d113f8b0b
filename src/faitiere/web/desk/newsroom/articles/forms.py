"""The form of an article in Wagtail's editor: a draft may lack anything, what goes out may not."""

from wagtail.admin.forms import WagtailAdminPageForm

from faitiere.domains.newsroom.queries.lacks import lacks

# Buttons that show an article to readers, now or at its hour, or ask a colleague to.
GOING_OUT = ("action-publish", "action-submit", "action-restart-workflow")


class ArticleForm(WagtailAdminPageForm):
    """Refuses to publish, schedule, submit or approve what is not ready, beside the field to mend."""

    def _post_clean(self) -> None:
        """Look at the article as it was just typed."""
        super()._post_clean()
        if self.is_going_out:
            for lack in lacks(self.instance):
                self.add_error(lack.field, lack.sentence)

    @property
    def is_going_out(self) -> bool:
        """Tell whether the button pressed leads to readers."""
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        return bool(approves or any(self.data.get(name) for name in GOING_OUT))
