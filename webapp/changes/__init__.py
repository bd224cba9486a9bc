"""The one door: every edit is a changeset, and one function applies it. Knows no screen and no customer."""
