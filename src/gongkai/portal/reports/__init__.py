"""Public pages of annual reports. Everything here is a function of published editions."""
