"""« Mon espace »: what concerns me today."""
