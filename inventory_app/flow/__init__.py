"""The flow of information, now and wanted."""
