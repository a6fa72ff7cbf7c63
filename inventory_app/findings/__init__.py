"""What the wording rules say about an institution's requirements, and which of it the writers stand by.

The rules themselves stand in `wording`, which knows no institution. Errors that nobody stands by keep a specification from being issued.
"""
