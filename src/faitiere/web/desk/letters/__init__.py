"""The letters room at the desk."""
