"""Which letters come to the visitor’s own addresses."""
