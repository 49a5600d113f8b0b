"""The French word of each model stands in the glossary, which is written by `make glossary`."""

from tools import glossary


def test_the_glossary_says_what_the_models_say():
    assert glossary.PAGE.read_text() == glossary.page(), "run `make glossary`"


def test_every_model_has_a_french_name_in_lower_case():
    """A name is written inside a sentence; acronyms keep their capitals."""
    capitals = [
        f"{model.__name__}: {name}"
        for model in glossary.models()
        for name in (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
        if name[:1].isupper() and not name.split()[0].isupper()
    ]
    assert capitals == []
