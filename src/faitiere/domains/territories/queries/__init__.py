"""Reads: finding an authority as people type it, or by its official codes."""

from faitiere.domains.territories.queries.codes import by_code, by_codes, by_siren
from faitiere.domains.territories.queries.finding import search

__all__ = ["by_code", "by_codes", "by_siren", "search"]
