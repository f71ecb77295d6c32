"""corpusclean turns dirty text into clean paragraphs with metadata, and loses nothing on the way.

>>> import corpusclean
>>> corpusclean.clean("Plain text stays as it is.").status
'unchanged'
"""

from __future__ import annotations

from corpusclean.clean import clean
from corpusclean.document import Citation, Decoded, Document, Link, Paragraph, Removed
from corpusclean.edit import Edit, Fact
from corpusclean.settings import Settings

__version__ = "0.1.0"

__all__ = ["Citation", "Decoded", "Document", "Edit", "Fact", "Link", "Paragraph", "Removed", "Settings", "clean"]
