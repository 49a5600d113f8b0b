"""The territories room at the desk."""
