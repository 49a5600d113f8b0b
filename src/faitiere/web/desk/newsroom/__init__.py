"""The newsroom at the desk."""
