"""People: signing in, invitations, and who holds which role where. What a role may do stands in `roles`."""
