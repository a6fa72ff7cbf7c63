"""What coordinators do: register institutions, invite people, and see what each institution shares of its last hand-in. Never drafts."""
