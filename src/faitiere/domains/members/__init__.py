"""Memberships of authorities, and the rights that follow."""
