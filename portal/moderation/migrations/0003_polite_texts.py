"""Ready-made texts say "u" in Dutch, as the rest of the portal; those that were changed stay."""

from django.db import migrations

BETTER = {
    "Unfriendly": (
        "Je bericht is kwetsend voor iemand. Je mening mag je zeggen, maar zonder te schelden.",
        "Uw bericht is kwetsend voor iemand. U mag uw mening zeggen, maar zonder te schelden.",
    ),
    "Own private matter: to the social service": (
        "Je vertelt iets heel persoonlijks over jezelf. Dat hoeft niet iedereen te lezen. De "
        "sociale dienst van je huisvestingsmaatschappij helpt je in vertrouwen.",
        "U vertelt iets heel persoonlijks over uzelf. Dat hoeft niet iedereen te lezen. De "
        "sociale dienst van uw huisvestingsmaatschappij helpt u in vertrouwen.",
    ),
    "Advertising": (
        "Je bericht is reclame. Dat hoort niet op dit bord.",
        "Uw bericht is reclame. Dat hoort niet op dit bord.",
    ),
    "A name or something private": (
        "In je bericht staat iets persoonlijks over iemand. Iedereen op het bord kan dat lezen. "
        "Schrijf het opnieuw zonder naam of adres.",
        "In uw bericht staat iets persoonlijks over iemand. Iedereen op het bord kan dat lezen. "
        "Schrijf het opnieuw zonder naam of adres.",
    ),
    "Against the law": (
        "Wat je schreef mag niet van de wet: het bedreigt iemand of zet aan tot haat.",
        "Wat u schreef mag niet van de wet: het bedreigt iemand of zet aan tot haat.",
    ),
}


def say_u(apps, schema_editor):
    texts = apps.get_model("moderation", "CannedText").objects
    for name, (before, after) in BETTER.items():
        texts.filter(name=name, text_nl=before).update(text_nl=after)
    rules = apps.get_model("moderation", "Rule").objects
    before = "Je mag het oneens zijn. Scheld niemand uit, dreig niet, en kwets geen groep mensen."
    rules.filter(text_nl=before).update(text_nl=before.replace("Je mag", "U mag"))
    rules.filter(title_nl="Houd je aan de wet").update(title_nl="Houd u aan de wet")


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_rules_of_the_house")]

    operations = [migrations.RunPython(say_u, migrations.RunPython.noop)]
