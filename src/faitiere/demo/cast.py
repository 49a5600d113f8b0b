"""The cast: invented people of invented places, the same in the demo, the tests and the guide."""

from dataclasses import dataclass

VALMONT = "Valmont-sur-Loire"
RIVECOURT = "Rivecourt-les-Bains"
FICTION = "Commune fictive de la démonstration"


@dataclass(frozen=True)
class Player:
    """Somebody of the cast who has a login. `part` says in French what one sees through their eyes."""

    key: str
    first_name: str
    last_name: str
    civility: str
    email: str
    role: str
    part: str
    lands_on: str
    is_staff: bool = False

    @property
    def name(self) -> str:
        """Return « Amina Benali »."""
        return f"{self.first_name} {self.last_name}"


AMINA = Player(
    key="amina",
    first_name="Amina",
    last_name="Benali",
    civility="madame",
    email="amina@reseau.example",
    role="Équipe du réseau",
    part="Elle tient le réseau à jour dans l’espace de gestion : instances, groupes, lettres de mission, corrections.",
    lands_on="/gestion/",
    is_staff=True,
)
BERNARD = Player(
    key="bernard",
    first_name="Bernard",
    last_name="Morel",
    civility="monsieur",
    email="bernard@valmont-sur-loire.example",
    role=f"Maire de {VALMONT}, président d’un groupe-pays",
    part="Il retrouve son mandat, sa lettre de mission, son groupe et les collectivités qui y participent.",
    lands_on="/espace/",
)
CHLOE = Player(
    key="chloe",
    first_name="Chloé",
    last_name="Garnier",
    civility="madame",
    email="chloe@valmont-sur-loire.example",
    role=f"Chargée de mission international, contact de {VALMONT}",
    part="Elle voit la fiche de sa commune, ses élus et ses groupes, et propose des corrections à l’équipe.",
    lands_on="/espace/",
)
DENIS = Player(
    key="denis",
    first_name="Denis",
    last_name="Fabre",
    civility="monsieur",
    email="denis@rivecourt-les-bains.example",
    role=f"Adjoint au maire de {RIVECOURT}, dont l’adhésion est échue",
    part="Il voit ce qu’un ancien adhérent peut encore voir, et comment adhérer de nouveau.",
    lands_on="/espace/",
)
EVE = Player(
    key="eve",
    first_name="Ève",
    last_name="Lambert",
    civility="madame",
    email="eve@ailleurs.example",
    role="Extérieure au réseau",
    part="Elle a un compte, mais aucun lien avec le réseau : elle ne doit rien voir.",
    lands_on="/espace/",
)

PLAYERS = [AMINA, BERNARD, CHLOE, DENIS, EVE]
BY_KEY = {player.key: player for player in PLAYERS}
BY_EMAIL = {player.email: player for player in PLAYERS}
