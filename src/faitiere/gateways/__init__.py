"""One file for each outside system, handing back frozen dataclasses."""
