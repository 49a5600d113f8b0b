"""Word files as a secretary makes them."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from docx import Document

# The structure of a mission letter as an office keeps it in Word, each placeholder turned into a tag of the guide.
MISSION = [
    "{{ qualite_signataire }}",
    "{{ civilite }} {{ nom_complet }}",
    "{{ fonction }}",
    "{{ collectivite }}",
    "{%p if adresse %}",
    "{{ adresse }}",
    "{%p endif %}",
    "{{ code_postal_ville }}",
    "Objet : lettre de mission – "
    "{% if cas_pays %}présidence {{ du_groupe }}{% else %}animation {{ du_groupe }}{% endif %} de {{ reseau }}",
    "{{ appel }},",
    "{%p if contexte_pays %}",
    "{{ contexte_pays }}",
    "{%p endif %}",
    "{%p if contexte_relations %}",
    "{{ contexte_relations }}",
    "{%p endif %}",
    "{%p if contexte_cooperation %}",
    "{{ contexte_cooperation }}",
    "{%p endif %}",
    "{%p if cas_pays %}",
    "{% if annee_de_creation %}Fondé en {{ annee_de_creation }}, le{% else %}Le{% endif %} {{ groupe }} réunit"
    "{% if nombre_de_collectivites %} {{ nombre_de_collectivites }}{% else %} des{% endif %} collectivités françaises.",
    "{%p endif %}",
    "{%p if fait_marquant %}",
    "{{ fait_marquant }}",
    "{%p endif %}",
    "{%p if faitiere %}",
    "Notre interlocuteur dans le pays est {{ faitiere }}.",
    "{%p endif %}",
    "Vous avez bien voulu conduire les travaux {{ du_groupe }}. Il vous reviendra :",
    "d’animer le groupe{% if franco %} et ses partenariats {{ franco }}{% endif %} ;",
    "de favoriser la mise en commun des moyens ;",
    "{%p if dynamique %}",
    "de relier ces travaux à {{ dynamique }} ;",
    "{%p endif %}",
    "de représenter les collectivités{% if cas_pays %} engagées {{ au_pays }}{% endif %}"
    "{% if siege_exterieur %}, notamment {{ siege_exterieur }}{% endif %}.",
    "Si vous étiez {% if feminin %}empêchée{% else %}empêché{% endif %}, "
    "{% if suppleance %}{{ suppleance }}{% else %}une autre élue ou un autre élu du groupe{% endif %} vous remplacera.",
    "Cette mission dure {{ duree }}. Vous en rendrez compte devant l’assemblée générale.",
    "Je vous prie d’accepter, {{ appel }}, mes cordiales salutations.",
    "{{ signataire }}",
    "{{ mandats_signataire }}",
]


def word_file(paragraphs: Iterable[str], *, header: str = "") -> bytes:
    """Return a .docx of these paragraphs."""
    paper, file = Document(), BytesIO()
    for text in paragraphs:
        paper.add_paragraph(text)
    if header:
        paper.sections[0].header.paragraphs[0].text = header
    paper.save(file)
    return file.getvalue()


def split_runs(paragraph: str) -> bytes:
    """Return a .docx whose only paragraph is cut into one run per character, as Word does when one types and corrects."""
    paper, file = Document(), BytesIO()
    said = paper.add_paragraph()
    for character in paragraph:
        said.add_run(character)
    paper.save(file)
    return file.getvalue()


def repacked(file: bytes, **parts: bytes) -> bytes:
    """Return the package with parts added or replaced; `__` in a name stands for `/`, `_x` for `.x`."""
    result = BytesIO()
    names = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): part for name, part in parts.items()
    }
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename not in names:
                target.writestr(entry, source.read(entry))
        for name, part in names.items():
            target.writestr(name, part)
    return result.getvalue()
