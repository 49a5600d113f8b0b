"""The site of a big event, opened and changed at the desk."""
