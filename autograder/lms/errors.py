"""What staff must act on: a download or a table of a platform that cannot be used."""

from __future__ import annotations

from autograder.errors import LabError


class DownloadError(LabError):
    """A download of a platform cannot be read, or is of another platform."""


class RosterError(LabError):
    """A roster, gradebook or worksheet cannot be read or filled in."""
