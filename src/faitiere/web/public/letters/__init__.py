"""The letters on the public site: the archive, each issue as a page and on paper, the feed."""
