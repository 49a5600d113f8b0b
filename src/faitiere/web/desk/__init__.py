"""The staff's back office: Wagtail admin wired to our services."""
