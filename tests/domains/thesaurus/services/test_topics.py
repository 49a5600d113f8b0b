import pytest

from faitiere.domains.thesaurus.models import Goal
from faitiere.domains.thesaurus.services import topics
from faitiere.kernel.audit.log import System

pytestmark = pytest.mark.django_db


def test_a_theme_is_created_with_the_goals_it_serves():
    climate = Goal.objects.create(number=13, name="Lutte contre les changements climatiques")

    topic = topics.create("Climat", goals=[climate], by=System("Amina"))

    assert (topic.slug, list(topic.goals.all())) == ("climat", [climate])


def test_two_themes_of_one_word_have_two_addresses():
    assert topics.create("Eau", by=System()).slug == "eau"
    assert topics.create("Eau !", by=System()).slug != "eau"
