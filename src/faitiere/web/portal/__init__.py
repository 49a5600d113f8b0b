"""The members' space (espace adhérent)."""
