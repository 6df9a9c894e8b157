"""Why an agent was offered a contact, and why another was not: the codes of the floor in words. Pure.

One place for the API and the command line; a test holds that every code has its words.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from callcenter.floor.explain import Verdict

#: English and Chinese, the languages of the screens.
LANGUAGES = ("en", "zh")
Words = Mapping[str, tuple[str, str]]

WHY: Words = {
    "longest_idle": ("has been free the longest", "空闲时间最长"),
    "least_occupied": ("has been the least occupied since sign-in", "签入以来占用率最低"),
    "round_robin": ("was next in turn", "轮到该座席"),
    "most_skilled": ("has the required skills best", "所需技能最强"),
    "preferred_skills": ("has the skills that suit this customer best", "技能最符合该客户需求"),
    "first_in_line": ("became free, and this customer was first in line", "刚空闲，该客户排在首位"),
    "meant_for_you": ("the customer was sent to this agent by name", "客户指定由该座席接听"),
    "last_agent": ("spoke with this customer last", "上次接待过该客户"),
    "account_manager": ("is the account manager", "是客户经理"),
    "deputy": ("stands in for the account manager", "是客户经理的代理人"),
    "team": ("is in the account manager's team", "是客户经理所在班组的成员"),
    "own_call": ("calls this customer", "主动呼叫该客户"),
}

WHY_NOT: Words = {
    "eligible": ("could take it now", "现在即可接听"),
    "meant_for_other": ("the contact is meant for {detail}", "该联络指定由 {detail} 接听"),
    "meant_for_team": (
        "the contact is for the account manager's team until {time}",
        "{time} 前该联络由客户经理所在班组接听",
    ),
    "channel_not_taken": ("takes no contacts of the kind {detail}", "不受理 {detail} 类联络"),
    "not_serving_queue": ("does not serve the queue {detail}", "不服务队列 {detail}"),
    "skill_missing": ("lacks the skill {skill} ({detail})", "缺少技能 {skill}（{detail}）"),
    "offline": ("is signed off", "已签出"),
    "not_ready": ("is not ready: {detail}", "示忙：{detail}"),
    "busy": ("is busy: {detail}", "忙碌：{detail}"),
    "missed_recently": ("missed an offer and is asked again at {time}", "刚漏接，{time} 后再次分配"),
    "no_standing_leg": ("has no line standing by, so cannot be there at once", "没有待命线路，无法立即接听"),
    "declined_recently": (
        "passed on this contact and is asked again at {time}",
        "刚未接此联络，{time} 后再次分配",
    ),
    "reserved": ("is free, and kept for other tiers until {time}", "空闲，{time} 前为其他等级客户预留"),
}

#: What stands in details: presences and channels. Anything else there is a name or a reason of the house.
DETAILS: Words = {
    "on_contact": ("with a contact", "处理联络中"),
    "wrap_up": ("after-contact work", "话后整理"),
    "offered": ("being rung", "振铃中"),
    "voice": ("call", "电话"),
    "message": ("message", "消息"),
    "": ("-", "-"),
}


def why_words(why: str) -> dict[str, str]:
    """Say in each language why an agent was offered a contact; nothing for "" and what is unknown."""
    said = WHY.get(why)
    return dict(zip(LANGUAGES, said, strict=True)) if said else {}


def verdict_words(verdict: Verdict) -> dict[str, str]:
    """Say a verdict in each language; moments in UTC. An unknown code stands for itself."""
    code, _, skill = verdict.verdict.partition(":")
    said = WHY_NOT.get(code, (verdict.verdict,) * len(LANGUAGES))
    details = DETAILS.get(verdict.detail, (verdict.detail,) * len(LANGUAGES))
    time = _moment(verdict.detail)
    return {
        language: text.format(detail=detail, skill=skill, time=time)
        for language, text, detail in zip(LANGUAGES, said, details, strict=True)
    }


def _moment(detail: str) -> str:
    return f"{datetime.fromtimestamp(int(detail), UTC):%H:%M:%S} UTC" if detail.isdecimal() else detail
