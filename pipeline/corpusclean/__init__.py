"""corpusclean turns dirty text into clean paragraphs with metadata, and loses nothing on the way."""
