"""The acts of staff for programs: by a person's access token, through the very services that the pages call."""
