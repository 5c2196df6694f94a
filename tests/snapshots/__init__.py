"""What whole pages look like."""
