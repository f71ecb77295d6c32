"""What a text says about itself: title, byline, date and dateline, read off its frame."""
