"""The newsroom: articles, publications, contributions."""
