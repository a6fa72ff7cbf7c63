"""An invented consortium of any size, to measure on: hand-ins with their facts, rounds, sharing, and people who may sign in.

The same numbers give the same documents. Registers and checklists that institutions work in stay empty: only what was handed in is compared.
"""
