"""The demo network, built through public services only."""
