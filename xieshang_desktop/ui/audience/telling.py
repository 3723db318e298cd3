"""What the hall sees in words: a reader tells it to whoever cannot look at the second screen."""

from collections.abc import Callable, Mapping

from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.ui.audience.scenes import Scene


def told(scene: Scene, view: AudienceView) -> str:
    """The gist of a scene."""
    tell: Mapping[Scene, Callable[[AudienceView], str]] = {
        Scene.WELCOME: _presence,
        Scene.AGENDA: lambda here: "；".join(
            f"{each.number}、{each.title}，{each.state}" for each in here.agenda
        ),
        Scene.ITEM: lambda here: f"第{here.item.number}项，{here.item.title}" if here.item else "",
        Scene.SPEAKER: _speaker,
        Scene.MOTION: lambda here: f"{here.motion.motion}{here.motion.pass_line}" if here.motion else "",
        Scene.RESULT: lambda here: here.result.sentence if here.result else "",
        Scene.BLANK: lambda here: here.village,
    }
    return tell[scene](view)


def _presence(view: AudienceView) -> str:
    here = view.presence
    needed = f"，需到{here.needed}{here.unit}" if here.needed is not None else ""
    return f"{view.title}，实到{here.present}{here.unit}，应到{here.base}{here.unit}{needed}"


def _speaker(view: AudienceView) -> str:
    name = f"{view.speaker.name}正在发言" if view.speaker else ""
    following = "、".join(each.name for each in view.waiting)
    return f"{name}，接下来{following}" if following else name
