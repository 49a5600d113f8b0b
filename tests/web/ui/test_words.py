from datetime import UTC, date, datetime

from django import forms
from django.template import Context, Template

from faitiere.kernel.periods import PartialDate
from faitiere.web.ui.templatetags import ui


def test_a_day_is_said_in_french_and_the_first_is_an_ordinal():
    assert ui.day(date(2024, 1, 19)) == "19\u00a0janvier 2024"
    assert ui.day(date(2021, 3, 1)) == "1er\u00a0mars 2021"
    assert ui.day(None) == ""


def test_a_partial_date_says_no_more_than_its_source():
    assert ui.day(PartialDate.parse("2020")) == "2020"
    assert ui.time_tag(PartialDate.parse("2020-10")) == '<time datetime="2020-10">octobre 2020</time>'


def test_a_moment_is_told_in_the_network_s_time_zone():
    assert ui.moment(datetime(2024, 1, 19, 8, 0, tzinfo=UTC)) == "19\u00a0janvier 2024 à 9\u00a0h"
    assert ui.moment(datetime(2024, 7, 1, 8, 5, tzinfo=UTC)) == "1er\u00a0juillet 2024 à 10\u00a0h\u00a005"


def test_thousands_are_grouped_by_a_narrow_no_break_space():
    assert ui.number(34969) == "34\u202f969"
    assert ui.number(None) == ""


def test_french_leaves_tags_alone_and_keeps_escaping():
    page = Template('{% load ui %}{% filter french %}<a title="a ?">{{ text }}</a>{% endfilter %}')
    assert page.render(Context({"text": "<b> Qui ?"})) == '<a title="a ?">&lt;b&gt; Qui\u202f?</a>'
    assert Template("{% load ui %}{{ text|french }}").render(Context({"text": "<b>"})) == "&lt;b&gt;"


class Sample(forms.Form):
    name = forms.CharField(label="Nom", help_text="Tel qu’il s’écrit.")
    agreed = forms.BooleanField(label="J’accepte", required=False)
    zone = forms.ChoiceField(label="Zone", choices=[("a", "Asie")], widget=forms.RadioSelect, required=False)


def test_a_refused_form_ties_its_errors_to_its_fields():
    drawn = str(Sample({"name": ""}))
    assert 'role="alert"' in drawn
    assert 'href="#id_name"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'id="id_name_error"' in drawn


def test_every_field_has_its_label_or_legend():
    drawn = str(Sample())
    assert '<label for="id_name">Nom</label>' in drawn
    assert '<label for="id_agreed">J’accepte</label>' in drawn
    assert "<legend>Zone" in drawn
    assert "error" not in drawn
