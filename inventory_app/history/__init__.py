"""Who changed what, and when: recorded with the change, in the same transaction."""
