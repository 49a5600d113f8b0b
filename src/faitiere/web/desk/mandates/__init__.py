"""The mandates room at the desk."""
