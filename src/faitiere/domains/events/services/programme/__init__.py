"""The programme of an event: its rooms and tracks, its sessions, who speaks."""
