"""Learning platforms: downloads in, uploads out; identity is the platform's.

download = read([Path("submissions.zip")])          # or platform="canvas"
entries = match(download, read_roster(Path("gradebook.csv")))
upload = export("canvas", {entry.person: Score(31.5, 35) …}, "Linear Regression (7654)")
"""

from autograder.lms.detect import as_one, describe, read, read_one
from autograder.lms.errors import DownloadError, RosterError
from autograder.lms.files import File
from autograder.lms.match import Entry, Standing, match
from autograder.lms.model import Download, HandIn, Kind, Person, Score, Upload
from autograder.lms.platforms import NAMES
from autograder.lms.roster import Roster, read_roster
from autograder.lms.upload import export, feedback

__all__ = [
    "NAMES",
    "Download",
    "DownloadError",
    "Entry",
    "File",
    "HandIn",
    "Kind",
    "Person",
    "Roster",
    "RosterError",
    "Score",
    "Standing",
    "Upload",
    "as_one",
    "describe",
    "export",
    "feedback",
    "match",
    "read",
    "read_one",
    "read_roster",
]
