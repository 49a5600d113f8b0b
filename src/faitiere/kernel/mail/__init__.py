"""The one engine by which every letter leaves."""
