"""The PDF documents of events."""
