"""How every form of the public site and the portal is drawn: accessible without its author thinking of it."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws a form with its error summary, each field with its label, hint and errors, tied together by ARIA."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
