"""The page one lands on: the task list and the next sensible action, brought together from the rooms below."""
