"""Words of the public site's templates."""
