"""What changed between two hand-ins."""
