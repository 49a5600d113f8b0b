"""Images and documents, and who may open them."""
