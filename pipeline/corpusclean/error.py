"""What can go wrong, as a small tree; each class knows the exit code of the command that meets it.

* CorpuscleanError        70, a bug of ours unless a subclass says otherwise
  x UsageProblem          2, wrong path, option, rule name or configuration
    x PackProblem         2, a rule pack that cannot be used
  x UndecodableSource     not an exit: the document goes to quarantine, the run goes on
  x LedgerMismatch        70, edits and text are from different runs
  x OutputLocked          4, another run is writing there
  x OutputProblem         5, the output cannot be written or read
"""

from __future__ import annotations


class CorpuscleanError(Exception):
    """Root of everything that this package raises on purpose."""

    exit_code = 70


class UsageProblem(CorpuscleanError):
    """The caller asked for something that cannot be: the message says what to write instead."""

    exit_code = 2


class PackProblem(UsageProblem):
    """A rule pack that cannot be used; the message names the file, the rule, the reason and the remedy."""


def reason(error: Exception) -> str:
    """What a message says of an exception of Python's: of one of the system without its number and the file's name.

    >>> reason(FileNotFoundError(2, "No such file or directory", "a.toml")), reason(ValueError("no number"))
    ('No such file or directory', 'no number')
    """
    return (isinstance(error, OSError) and error.strerror) or str(error)


class UndecodableSource(CorpuscleanError):
    """Bytes that are no text. `code` is the short reason that the quarantine table shows.

    >>> UndecodableSource("binary", "starts like a PNG image").code
    'binary'
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type[UndecodableSource], tuple[str, str]]:
        return type(self), (self.code, self.detail)  # it travels between processes


class LedgerMismatch(CorpuscleanError):
    """Edits that do not belong to the text they are used on."""


class OutputLocked(CorpuscleanError):
    """Another run holds the output folder."""

    exit_code = 4


class OutputProblem(CorpuscleanError):
    """The output folder cannot be written or read, or there is no readable input."""

    exit_code = 5
