"""The checklist: which requirements an institution needs, and how badly.

Knows nothing of systems; the specification brings the two together.
"""
