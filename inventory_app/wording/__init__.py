"""What makes a requirement good: rules over its text, in Swedish and English.

Knows texts and word lists, and nothing of databases, people or pages. `check` judges one statement, `check_versions` its two languages,
`check_set` a whole specification; `RULES` lists the rules with their names. A rule that is not sure stays silent.
"""
