"""Acts on proxies, where a form's law provides them (农村集体经济组织法第二十七条: 书面, 同一户内)."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import AuthoriseProxy, RevokeProxy
from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import Meeting, Proxy
from xieshang_desktop.queries.facts.law import rules_for, voting_age
from xieshang_desktop.queries.facts.room import places_of, proxies_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import OnRoster, meeting_in, of_age, people_on_roster
from xieshang_desktop.storage.unit_of_work import Work

PROXIES = Changes(preparing=True, attendance=True)


def authorise_proxy(work: Work, act: AuthoriseProxy) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING,), "登记委托")
    if act.principal == act.proxy:
        raise refusals.wrong_stage("不能委托本人。", "请选受托人。")
    principal, proxy = people_on_roster(work, (act.principal, act.proxy), act.at.date())
    age = voting_age(work.session)
    for person in (principal, proxy):
        of_age(person, meeting.starts_at.date(), age)
    if principal.id not in places_of(work.session, meeting.id, (principal.id,), ()):
        raise refusals.not_entitled(principal.name)
    _must_be_lawful(work, meeting, principal, proxy, act.written)
    row = Proxy(
        meeting_id=meeting.id,
        principal_id=principal.id,
        proxy_id=proxy.id,
        written=act.written,
        relation=act.relation,
        at=act.at,
    )
    work.add(row)
    return PROXIES


def _must_be_lawful(
    work: Work, meeting: Meeting, principal: OnRoster, proxy: OnRoster, written: bool
) -> None:
    """Allowed, within the household, in writing, within the limit, and never passed on."""
    rules, form = rules_for(work.session, meeting.id), meeting.form
    if not rules.allows(form, "proxy"):
        raise refusals.proxy_not_allowed(form.value)
    if rules.allows(form, "proxy_same_household") and not _same_household(principal, proxy):
        raise refusals.proxy_other_household(principal.name, proxy.name)
    if rules.allows(form, "proxy_written") and not written:
        raise refusals.proxy_not_written(principal.name)
    given = proxies_of(work.session, meeting.id)
    limit = rules.one(form, "proxy_limit")
    if limit is not None and list(given.values()).count(proxy.id) >= int(limit.fraction):
        raise refusals.proxy_limit(proxy.name, int(limit.fraction))
    if proxy.id in given:
        raise refusals.proxy_chain(proxy.name)
    if principal.id in given.values():
        raise refusals.proxy_chain(principal.name)
    if principal.id in given:
        raise refusals.wrong_stage(f"{principal.name}已经委托他人。", "请先撤销原来的委托。")


def _same_household(principal: OnRoster, proxy: OnRoster) -> bool:
    return principal.household_id is not None and principal.household_id == proxy.household_id


def revoke_proxy(work: Work, act: RevokeProxy) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING,), "撤销委托")
    asked = select(Proxy).where(
        Proxy.meeting_id == meeting.id, Proxy.principal_id == act.principal, Proxy.revoked_at.is_(None)
    )
    proxy = work.session.scalars(asked).first()
    if proxy is None:
        raise refusals.unknown("委托")
    proxy.revoked_at = act.at
    return PROXIES
