"""The groups room at the desk."""
