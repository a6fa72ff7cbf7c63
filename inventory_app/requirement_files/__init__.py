"""Requirements from files that others made: spreadsheets, tables in Word, ReqIF. Told, looked at, loaded in one act, and taken back whole.

How columns are proposed and told is the import of systems' (`spreadsheets`); what a requirement becomes in a checklist is `requirements`'.
"""
