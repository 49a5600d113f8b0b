"""The library room at the desk."""
