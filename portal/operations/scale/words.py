"""What the people of a measured forum say: sentences of common and rare words, ready to show."""

from __future__ import annotations

import random
from functools import lru_cache

from portal.core.text import markdown_to_html

_NL = (
    "de lift staat stil en niemand weet wanneer de hersteller komt buren vragen of er iemand "
    "helpt met de afrekening van het water want de teller van de kelder klopt niet de deur "
    "van de hal sluit slecht verwarming schimmel fietsenberging vuilnis lawaai parkeerplaats "
    "huurcontract waarborg renovatie werken planning bezoek conciërge tuin speelplein feest "
    "vergadering huurdersraad sleutel brievenbus trap lamp kraan lek dak raam gevel kosten"
)
_FR = (
    "le ascenseur est en panne et personne ne sait quand le réparateur vient les voisins "
    "demandent si quelqu'un aide avec le décompte de eau car le compteur de la cave est faux "
    "la porte du hall ferme mal chauffage moisissure vélos poubelles bruit parking bail "
    "garantie rénovation travaux calendrier visite concierge jardin plaine fête réunion "
    "conseil locataires clé boîte escalier lampe robinet fuite toit fenêtre façade charges"
)
WORDS = {"nl": _NL.split(" "), "fr": _FR.split(" ")}
TEXTS = 3000


def _sentence(luck: random.Random, language: str) -> str:
    words = WORDS[language]
    # The square makes the first words common and the last ones rare, as in any language.
    said = [words[int(len(words) * luck.random() ** 2)] for _word in range(luck.randint(5, 16))]
    said.append(f"{luck.choice('abcdefgh')}{luck.randint(1, 400)}")
    return " ".join(said).capitalize() + "."


@lru_cache(maxsize=4)
def texts(language: str) -> list[tuple[str, str]]:
    """Texts with what they look like; most are short, some have paragraphs and a list."""
    luck = random.Random(f"texts {language}")  # noqa: S311 - nothing secret
    made = []
    for _text in range(TEXTS):
        parts = [
            " ".join(_sentence(luck, language) for _s in range(luck.choice((1, 1, 2, 3))))
            for _paragraph in range(luck.choice((1, 1, 1, 2, 3)))
        ]
        if luck.random() < 0.1:
            parts.append("\n".join(f"- {_sentence(luck, language)}" for _item in range(3)))
        text = "\n\n".join(parts)
        made.append((text, markdown_to_html(text)))
    return made


def title(language: str, number: int) -> str:
    """The title of topic `number`."""
    luck = random.Random(f"title {number}")  # noqa: S311 - nothing secret
    return f"{_sentence(luck, language)[:110].rstrip('.')} ({number})"
