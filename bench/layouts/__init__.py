"""Reports made from known cells, in every layout in which published reports are found.

Each sample is a raw file with the cells that were written into it. The bodies and their figures are invented.
"""

from bench.layouts.kinds import KINDS, Sample, samples

__all__ = ["KINDS", "Sample", "samples"]
