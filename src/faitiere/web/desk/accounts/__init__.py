"""The accounts room at the desk."""
