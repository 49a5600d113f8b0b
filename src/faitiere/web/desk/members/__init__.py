"""The members room at the desk."""
