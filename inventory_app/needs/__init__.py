"""Needs: what is missing, in the institution's own words, and the requirements that come of it; what the inventory proposes for the checklist."""
