"""My data, and what I propose to correct."""
