from django.db import migrations


def mark_topics(apps, schema_editor):
    """Topics with a picture say so; nothing else had files before."""
    Topic = apps.get_model("boards", "Topic")
    Picture = apps.get_model("boards", "Picture")
    keys = Picture.objects.order_by().values("post__topic")
    Topic.objects.filter(pk__in=keys).update(has_files=True)


class Migration(migrations.Migration):
    dependencies = [("boards", "0007_boards_to_join_tags_and_files")]
    operations = [migrations.RunPython(mark_topics, migrations.RunPython.noop, elidable=True)]
