"""How tenders are compared: model, weights, what earns each score, an example, and trying it out on invented tenders.

Which requirements are scored is decided in the checklist; the chapter is written by the specification.
"""
