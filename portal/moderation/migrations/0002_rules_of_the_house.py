"""The first rules, ready-made reasons and words; editors change them afterwards."""

from django.db import migrations

RULES = [
    (
        "friendly",
        "Blijf vriendelijk",
        "Je mag het oneens zijn. Scheld niemand uit, dreig niet, en kwets geen groep mensen.",
        "Restez aimable",
        "Vous pouvez ne pas être d'accord. N'insultez et ne menacez personne, ne blessez aucun groupe.",
    ),
    (
        "private",
        "Vertel niets privé over anderen",
        "Geen namen van buren, geen telefoonnummers of adressen, niets over ziekte of schulden.",
        "Ne dites rien de privé sur les autres",
        "Pas de noms de voisins, de numéros ou d'adresses, rien sur une maladie ou des dettes.",
    ),
    (
        "law",
        "Houd je aan de wet",
        "Geen bedreigingen, geen haat, geen oplichting, niets dat iemand in gevaar brengt.",
        "Respectez la loi",
        "Pas de menaces, de haine ni d'escroquerie, rien qui mette quelqu'un en danger.",
    ),
    (
        "place",
        "Schrijf waar het hoort",
        "Geen reclame, en niet telkens dezelfde tekst.",
        "Écrivez au bon endroit",
        "Pas de publicité, et pas toujours le même texte.",
    ),
]
TEXTS = [
    (
        "friendly",
        "Unfriendly",
        "Je bericht is kwetsend voor iemand. Je mening mag je zeggen, maar zonder te schelden.",
        "Votre message blesse quelqu'un. Vous pouvez dire votre avis, mais sans insulter.",
    ),
    (
        "private",
        "A name or something private",
        "In je bericht staat iets persoonlijks over iemand. Iedereen op het bord kan dat lezen. "
        "Schrijf het opnieuw zonder naam of adres.",
        "Votre message contient quelque chose de personnel sur quelqu'un. Tout le monde peut le lire "
        "ici. Écrivez-le à nouveau sans nom ni adresse.",
    ),
    (
        "private",
        "Own private matter: to the social service",
        "Je vertelt iets heel persoonlijks over jezelf. Dat hoeft niet iedereen te lezen. De sociale "
        "dienst van je huisvestingsmaatschappij helpt je in vertrouwen.",
        "Vous racontez quelque chose de très personnel. Tout le monde ne doit pas le lire. Le service "
        "social de votre société de logement vous aide en toute confiance.",
    ),
    (
        "place",
        "Advertising",
        "Je bericht is reclame. Dat hoort niet op dit bord.",
        "Votre message est de la publicité. Elle n'a pas sa place ici.",
    ),
    (
        "law",
        "Against the law",
        "Wat je schreef mag niet van de wet: het bedreigt iemand of zet aan tot haat.",
        "Ce que vous avez écrit est interdit par la loi : cela menace quelqu'un ou pousse à la haine.",
    ),
]
WORDS = ["casino", "crypto", "viagra", "bitcoin"]


def fill(apps, schema_editor):
    rule_model = apps.get_model("moderation", "Rule")
    rules = {}
    for order, (key, title_nl, text_nl, title_fr, text_fr) in enumerate(RULES, start=1):
        rules[key] = rule_model.objects.create(
            order=order, title_nl=title_nl, text_nl=text_nl, title_fr=title_fr, text_fr=text_fr
        )
    texts = apps.get_model("moderation", "CannedText").objects
    for key, name, text_nl, text_fr in TEXTS:
        texts.create(rule=rules[key], name=name, text_nl=text_nl, text_fr=text_fr)
    for word in WORDS:
        apps.get_model("moderation", "WatchWord").objects.create(word=word)
    apps.get_model("moderation", "LogHead").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_reports_and_decisions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
