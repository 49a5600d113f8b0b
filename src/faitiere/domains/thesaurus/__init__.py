"""Topics and sustainable development goals."""
