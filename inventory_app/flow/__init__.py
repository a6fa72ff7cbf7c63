"""The flow of information: from where, through which systems, to whom; as it is, drawn from the answers, and as it is wanted, written as rows.

Knows nothing of requirements or specifications; a specification puts the picture and the table into a document.
"""
