"""A demonstration county on a new instance: invented bodies and people, and reports through the real pipeline."""
