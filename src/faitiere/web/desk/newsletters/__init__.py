"""The newsletters room at the desk."""
