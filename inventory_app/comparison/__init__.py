"""Likeness and difference between institutions, in what they share of their hand-ins.

Never drafts. What is not shared leaves `queries` for no view: each asks its `Scope` whose hand-ins it may read, and reads no others.
"""
