"""PDF documents: accessible (PDF/UA-1), the same bytes for the same data, never markup from data."""

from faitiere.kernel.documents.compiler import DocumentNotCompiled, pdf

__all__ = ["DocumentNotCompiled", "pdf"]
