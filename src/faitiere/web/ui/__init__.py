"""What the doors share: tokens, components, template tags."""
