"""What the catalogue contributes to the desk."""


def register() -> None:
    """Called once, when the application is ready."""
