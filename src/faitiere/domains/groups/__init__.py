"""Country and thematic groups, dynamics and missions."""
