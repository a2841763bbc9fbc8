"""What the apps contribute to the two shells. An app registers in its `AppConfig.ready`; the desk and the portal draw.

The registries stand in `lib` because apps may not know the shells, and the shells need not name every app.
"""
