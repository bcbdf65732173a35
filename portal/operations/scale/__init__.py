"""A forum as large as asked, to measure with: `manage.py seed_scale --posts 100000`."""
