"""What an answer is: how it is read, kept, shown and compared.

`kinds` is pure; `forms` turns questions into WTForms fields. Knows no systems, institutions or people.
"""
