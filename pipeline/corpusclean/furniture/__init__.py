"""What a web page prints around an article: which of its lines are furniture, and the rules that take them out.

`page` reads a draft line by line into zones (head, body, tail); `block` and `line` hold the rewriters that
`packs/news.toml` declares.
"""
