"""Publications at the desk."""
