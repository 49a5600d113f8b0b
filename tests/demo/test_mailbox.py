import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from faitiere.demo.models import CaughtMessage

pytestmark = pytest.mark.django_db


def deliver(**fields):
    message = EmailMultiAlternatives(
        subject=fields.get("subject", "Votre code"),
        body=fields.get("text", "Votre code est 4821. https://reseau.example/entrer"),
        from_email="ne-pas-repondre@reseau.example",
        to=fields.get("to", ['"Bernard Morel" <Bernard@valmont-sur-loire.example>']),
        reply_to=["equipe@reseau.example"],
    )
    if "html" in fields:
        message.attach_alternative(fields["html"], "text/html")
    if "file" in fields:
        message.attach("lettre.pdf", fields["file"], "application/pdf")
    return get_connection("faitiere.demo.mailbox.EmailBackend").send_messages([message])


def test_a_letter_is_kept_once_for_each_recipient():
    assert deliver(to=["amina@reseau.example", "chloe@valmont-sur-loire.example"]) == 1

    assert set(CaughtMessage.objects.values_list("recipient", flat=True)) == {
        "amina@reseau.example",
        "chloe@valmont-sur-loire.example",
    }


def test_a_reader_of_the_cast_sees_only_their_own_letters(client):
    deliver(subject="Pour Bernard")
    deliver(subject="Pour Chloé", to=["chloe@valmont-sur-loire.example"])

    page = client.get("/demo/courrier/?a=bernard@valmont-sur-loire.example").content.decode()

    assert "Pour Bernard" in page
    assert "Pour Chloé" not in page


def test_the_links_of_a_plain_letter_can_be_clicked(client):
    deliver()

    page = client.get(f"/demo/courrier/{CaughtMessage.objects.get().pk}/").content.decode()

    assert 'href="https://reseau.example/entrer"' in page
    assert "Bernard Morel" in page


def test_the_html_of_a_letter_runs_no_script_and_opens_its_links_in_the_whole_window(client):
    deliver(html="<p>Bonjour<script>alert(1)</script></p>")
    pk = CaughtMessage.objects.get().pk

    page, letter = client.get(f"/demo/courrier/{pk}/"), client.get(f"/demo/courrier/{pk}/html/")

    assert 'sandbox="allow-popups' in page.content.decode()
    assert "<script>alert" not in page.content.decode()
    assert letter.content.startswith(b'<base target="_top">')
    policy = letter["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "allow-scripts" not in policy
    assert letter["X-Frame-Options"] == "SAMEORIGIN"


def test_an_attached_file_is_saved_whole_and_never_shown_in_place(client):
    deliver(file=b"%PDF-1.7 contenu")
    file = CaughtMessage.objects.get().files.get()

    answer = client.get(f"/demo/courrier/fichier/{file.pk}/")

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 contenu"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="lettre.pdf"'


def test_the_list_asks_the_same_number_of_queries_for_one_letter_and_for_three(client, django_assert_num_queries):
    deliver(file=b"1")
    client.get("/demo/courrier/")
    with django_assert_num_queries(3):
        client.get("/demo/courrier/")
    deliver(file=b"2")
    deliver(file=b"3")
    with django_assert_num_queries(3):
        client.get("/demo/courrier/")
