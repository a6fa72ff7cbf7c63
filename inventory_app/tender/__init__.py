"""What procurement officers open: a specification's workbooks for answers and prices, its Word document, its ReqIF file.

Made from the facts and pages that an issue froze, or from today's draft and marked as such. Decides nothing about requirements, and reads no answers back.
"""
