"""Signing in, signing out, and keeping one’s keys. The flows are django-allauth’s; what they decide is ours."""
