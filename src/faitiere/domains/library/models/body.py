"""The few blocks of which an editor makes a page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    """A picture with its text alternative and its caption."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("légende"), required=False)

    class Meta:
        icon = "image"
        label = _("image")
        template = "public/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("citation"))
    author = blocks.CharBlock(label=_("auteur ou autrice"), required=False)

    class Meta:
        icon = "openquote"
        label = _("citation")
        template = "public/blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    """Something to notice."""

    title = blocks.CharBlock(label=_("titre"))
    text = blocks.RichTextBlock(label=_("texte"), features=["bold", "italic", "link"])

    class Meta:
        icon = "info-circle"
        label = _("encadré")
        template = "public/blocks/callout.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(
        label=_("intertitre"), icon="title", form_classname="title", template="public/blocks/heading.html"
    )
    text = blocks.RichTextBlock(label=_("texte"), features=TEXT_FEATURES)
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
