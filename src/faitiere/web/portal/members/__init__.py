"""The membership of my authority."""
