"""The words of the network's own, which are not flagged."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.newsletters.models import LexiconWord
from faitiere.gateways import spelling
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class NotOneWord(BusinessError):
    """The lexicon holds words one by one."""

    message = "« {text} » n’est pas un mot : écrivez-en un seul, sans chiffre ni espace."


class WordThere(BusinessError):
    """The lexicon holds a word once, whatever its capitals."""

    message = "Le lexique contient déjà « {word} »."


@transaction.atomic
def add(text: str, *, by: log.Actor, now: datetime) -> LexiconWord:
    """Take a word for right from now on. NotOneWord, WordThere."""
    word = text.strip()
    if spelling.words_in(word) != [word] or len(word) > spelling.LONGEST:
        raise NotOneWord(text=text)
    folded = word.casefold()
    there = next((one for one in LexiconWord.objects.all() if one.word.casefold() == folded), None)
    if there:
        raise WordThere(word=there.word)
    added = LexiconWord.objects.create(word=word, added_at=now)
    log.record("mot ajouté au lexique", added, by=by, at=now)
    return added


@transaction.atomic
def remove(word: LexiconWord, *, by: log.Actor, now: datetime) -> None:
    """Flag it again."""
    log.record("mot retiré du lexique", word, by=by, at=now)
    word.delete()
