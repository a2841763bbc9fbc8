"""Notifications to staff: one line with an address, unread until opened.

Written by the services of other apps in the transaction of the act; holds a sentence and no personal data beyond the
recipient. Reading marks are a person's own and are not events.
"""
