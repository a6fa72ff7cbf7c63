"""The coordinators ask, the institutions answer."""
