"""Handing in: systems, profile, preconditions and checklist frozen together, and what others may see of it. Knows nothing of the specification."""
