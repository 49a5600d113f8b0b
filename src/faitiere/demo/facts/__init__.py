"""The facts of the pack, read once and typed: dates keep the precision of their source."""
