"""The people room at the desk."""
