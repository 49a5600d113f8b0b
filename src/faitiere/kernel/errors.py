"""The one family of refusals: every service says no in French, with a class that names the fact."""


class BusinessError(Exception):
    """A refusal that the person in front of the screen can understand and act upon.

    Subclasses stand beside the service that raises them, are named after the fact (``EventFull``) and carry the
    French sentence to show in ``message``; ``{placeholders}`` are filled from the keyword arguments.
    """

    message = "Cette opération n’est pas possible."

    def __init__(self, **facts: object) -> None:
        """Keep the facts that the sentence speaks of."""
        self.facts = facts
        super().__init__(self.message.format(**facts))


class NotAllowed(BusinessError):
    """The actor has no right to this action."""

    message = "Vous n’avez pas le droit d’effectuer cette action."
