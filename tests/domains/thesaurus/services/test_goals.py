"""The seventeen goals."""

import pytest
from django.conf import settings
from django.core.management import call_command

from faitiere.domains.thesaurus.models import Goal
from faitiere.domains.thesaurus.services import goals
from faitiere.gateways import world
from faitiere.kernel.audit.log import System

pytestmark = pytest.mark.django_db


def test_goals_are_loaded_once_and_renamed_when_the_source_is():
    names = world.goals(settings.ROOT / "data" / "world")
    assert goals.load(names, by=System()) == 17
    assert goals.load(names, by=System()) == 0
    assert goals.load({**names, 13: "Climat"}, by=System()) == 1
    assert [str(goal) for goal in Goal.objects.order_by("number")][::12] == [
        "ODD 1 – Pas de pauvreté",
        "ODD 13 – Climat",
    ]


def test_the_command_loads_them(capsys):
    call_command("load_goals")
    assert (capsys.readouterr().out, Goal.objects.count()) == ("17 objectifs créés ou corrigés.\n", 17)
