import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('page_links', '0001_initial'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='pagelink',
            name='row_id',
            field=models.PositiveBigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='pagelink',
            name='row_type',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AlterField(
            model_name='pagelink',
            name='page',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page'),
        ),
        migrations.AddConstraint(
            model_name='pagelink',
            constraint=models.UniqueConstraint(fields=('row_type', 'row_id', 'kind', 'target'), name='one_row_a_link_of_a_row'),
        ),
        migrations.AddConstraint(
            model_name='pagelink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('row_id__isnull', True), ('row_type__isnull', True)), models.Q(('page__isnull', True), ('row_id__isnull', False), ('row_type__isnull', False)), _connector='OR'), name='a_link_stands_in_one_place'),
        ),
    ]
