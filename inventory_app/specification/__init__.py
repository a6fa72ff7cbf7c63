"""The specification: composed from inventory, checklist and details as one frozen document, read on screen, printed, issued.

Decides nothing about systems or requirements; it brings together what the rooms below know.
"""
