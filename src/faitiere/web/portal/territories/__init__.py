"""The record of my authority."""
