"""What is asked at registration, and registrations that come in a file."""
