"""What people fill in, by subject. The services have the last word; a form only sees that something is there."""
