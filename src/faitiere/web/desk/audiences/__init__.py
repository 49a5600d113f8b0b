"""The audiences room at the desk."""
