"""What is spoken of and not in use: a marker that a manual quotes, or a question asks about."""

from __future__ import annotations

_WORDS = frozenset(
    """
    remove removes removed removing strip strips stripping stripped replace replacing delete deletes deleting drop
    like as e.g. eg example marker markers string strings pattern patterns text texts token tokens form forms format
    formats syntax tag tags symbol symbols called mean means write writes entfernen entferne wie beispielsweise zeichen
    supprimer comme eliminar quitar como rimuovere remover usunąć удалить убрать как типа kaldır silmek gibi
    """.split()
)


def announced(before: str) -> bool:
    """True when the text before a marker ends in a word that announces a mention.

    >>> announced("How do I remove "), announced("The port is shut ")
    (True, False)
    """
    words = before.rsplit(maxsplit=1)
    return bool(words) and words[-1].strip("(:,").casefold() in _WORDS
