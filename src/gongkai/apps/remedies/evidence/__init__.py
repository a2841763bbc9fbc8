"""The file of a request as evidence: which papers, in which order, what each proves, and all of them as one ZIP."""
