"""What authorities propose, at the desk."""
