"""Themes of the network’s work."""

import pytest

from faitiere.domains.thesaurus.models import Goal
from faitiere.domains.thesaurus.services import topics
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_theme_is_created_with_the_goals_it_serves():
    climate = Goal.objects.create(number=13, name="Lutte contre les changements climatiques")

    topic = topics.create("Climat", goals=[climate], by=System("Amina"))

    assert (topic.slug, list(topic.goals.all())) == ("climat", [climate])


def test_two_themes_of_one_word_have_two_addresses():
    assert topics.create("Eau", by=System()).slug == "eau"
    assert topics.create("Eau !", by=System()).slug != "eau"


def test_a_theme_has_one_name_whatever_its_case():
    topics.create("Eau", by=System())
    sea = topics.create("Mer", by=System())
    with pytest.raises(topics.TopicExists, match="EAU"):
        topics.create("EAU", by=System())
    with pytest.raises(topics.TopicExists, match="eau"):
        topics.update(sea, name="eau", parent=None, goals=[], by=System())


def test_a_theme_is_renamed_filed_and_given_other_goals(amina):
    water, sea = topics.create("Eau", by=amina), topics.create("Mer", by=amina)
    goal = Goal.objects.create(number=14, name="Vie aquatique")
    topics.update(sea, name="Mers", parent=water, goals=[goal], by=amina)
    topics.update(sea, name="Mers", parent=water, goals=[goal], by=amina)

    sea.refresh_from_db()
    assert (sea.name, sea.slug, sea.parent, list(sea.goals.all())) == ("Mers", "mer", water, [goal])
    entry = AuditEntry.objects.get(verb="thème modifié")
    assert entry.changes == {"name": ["Mer", "Mers"], "parent": [None, "Eau"], "goals": [[], [14]]}
    with pytest.raises(topics.OwnAncestor, match="Eau"):
        topics.update(water, name="Eau", parent=sea, goals=[], by=amina)
