from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "forums.boards"
    label = "boards"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from home.submissions.origins import register_beginning
        from portal.accounts.audiences import register_audience_source
        from portal.accounts.home_sections import register_home_boxes
        from portal.core.template_functions import register_template_function
        from portal.moderation.permissions import register_leaders, register_scope_source
        from portal.moderation.subjects import register_content
        from portal.notifications.interests import register_interests
        from search import sources
        from search.facets import Facet, register_facet
        from search.helping import register_asking
        from search.kinds import register_kind
        from search.showing import register_details

        from . import groups, notices
        from .audiences import site_audiences
        from .becoming import words_of_topic
        from .home import boards_to_follow, followed_topics, where_i_wrote
        from .moderated import post_content
        from .moderated_names import name_content
        from .network import ask_address
        from .newest import latest_topics
        from .permissions import moderated_boards
        from .search_source import board_names, reply_counts, topic_source

        notices.register()
        register_beginning("topic", words_of_topic)
        groups.register()
        register_leaders(groups.boards_of_led_groups, groups.leaders_of_board)
        register_home_boxes(where_i_wrote)
        register_home_boxes(followed_topics)
        register_interests(boards_to_follow)
        register_content(post_content)
        register_content(name_content)
        register_audience_source(site_audiences)
        register_scope_source(moderated_boards)
        sources.register(topic_source)
        register_kind("topic", _("Conversation"), "messages-square")
        register_facet(Facet("board", _("Forum"), order=81, listed=False, labels_for=board_names))
        register_details("topic", reply_counts)
        register_asking(ask_address)
        register_template_function("latest_topics", latest_topics)
