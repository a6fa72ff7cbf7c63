"""What changed between two hand-ins, or between a hand-in and now: compared, put into words, shown as page, workbook and PDF."""
