"""The institution: who may enter it, its profile and preconditions, its people, what it shares. Knows nothing of systems and requirements."""
