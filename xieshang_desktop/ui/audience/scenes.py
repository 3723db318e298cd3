"""The scenes of the second screen, and which of them fits a moment of the meeting."""

from enum import StrEnum

from xieshang_desktop.queries.audience.view import AudienceView


class Scene(StrEnum):
    """What the hall is shown; the value is how the facilitator's menu calls it."""

    WELCOME = "到会人数"
    AGENDA = "议程"
    ITEM = "议题"
    SPEAKER = "发言"
    MOTION = "表决"
    RESULT = "结果"
    BLANK = "空白"


def scene_of(view: AudienceView) -> Scene:
    """The scene that fits the moment, unless the facilitator has chosen another."""
    if view.state in ("已闭会", "已归档"):
        return Scene.BLANK
    if view.state == "筹备":
        return Scene.WELCOME
    if view.state == "休会":
        return Scene.AGENDA
    return _scene_under_way(view)


def _scene_under_way(view: AudienceView) -> Scene:
    if view.motion:
        return Scene.MOTION
    if view.speaker:
        return Scene.SPEAKER
    if view.result and view.result.fresh:
        return Scene.RESULT
    return Scene.ITEM if view.item else Scene.AGENDA


def can_show(view: AudienceView, scene: Scene) -> bool:
    """Whether there is something to show in a scene now."""
    if scene is Scene.ITEM:
        return view.item is not None
    if scene is Scene.SPEAKER:
        return view.speaker is not None
    if scene is Scene.MOTION:
        return view.motion is not None
    return scene is not Scene.RESULT or view.result is not None
