"""How long a letter waits after a temporary refusal."""

from datetime import timedelta

# RFC 5321 §4.5.4.1: give up after 4 to 5 days; the waits grow from a minute to a few hours.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440)]
