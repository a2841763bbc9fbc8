"""Which published rows have changed since the site was last written as files: a row here with each act.

The room is an app because the outbox is a model; who writes the pages stands in `gongkai.portal.pages`. Every app may call
`services.note` in the transaction of an act that changes what the public sees, whichever pages that concerns.
"""
