"""The visual language: style sheets, partials and template tags shared by the desk, the portal and the apps.

Holds no model, knows no app and no rule of the field; what it shows comes in as the values of `parts`.
"""
