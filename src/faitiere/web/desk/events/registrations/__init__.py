"""Who comes, at the desk: found, added on behalf, moved, cancelled, counted again."""
