"""What we ask: the template, the catalogue and the preconditions, as frozen objects.

Knows files and words, and nothing of databases, people or pages.
"""
