"""Pages for those who build the portal; never in production."""

urlpatterns: list = []
