"""My mandates in the network."""
