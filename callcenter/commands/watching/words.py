"""The words on the terminal's wallboard, in English and Chinese: the console's own."""

LANGUAGES = ("en", "zh-CN")

_WORDS: dict[str, tuple[str, str]] = {
    "waiting": ("Waiting", "排队中"),
    "longest": ("Longest wait", "最长等待"),
    "today": ("SL today", "今日服务水平"),
    "goal": ("goal", "目标"),
    "lost": ("Abandoned today", "今日放弃率"),
    "queue": ("Queue", "队列"),
    "column.waiting": ("Waiting", "排队"),
    "column.longest": ("Longest", "最长"),
    "column.expected": ("Expected", "预计"),
    "column.lately": ("SL ½ h", "SL半小时"),
    "column.today": ("SL today", "SL今日"),
    "column.lost": ("Lost", "放弃"),
    "column.free": ("Free", "空闲"),
    "column.busy": ("Busy", "忙碌"),
    "column.wrap": ("Wrap", "整理"),
    "column.away": ("Away", "示忙"),
    "column.held": ("Callb.", "回拨"),
    "closed": ("closed", "非服务时间"),
    "no_queues": ("No queue is set up yet.", "尚未设置队列。"),
    "agents": ("Agents", "座席"),
    "nobody": ("Nobody is signed in.", "无人签入。"),
    "available": ("Available", "示闲"),
    "offered": ("Ringing", "振铃"),
    "on_contact": ("On contact", "通话"),
    "wrap_up": ("After-contact work", "话后整理"),
    "not_ready": ("Not ready", "示忙"),
    "beside": ("Waiting beside a free agent", "有空闲座席却仍在等待"),
    "nobody_beside": ("nobody", "无"),
    "more": ("and {n} more", "另有 {n}"),
    "live": ("live", "实时"),
    "old": ("{n} s old", "{n} 秒前"),
    "cut": ("The line is cut. Trying again in {n} s.", "连接已断开，{n} 秒后重试。"),
    "away": ("No service at {url} ({why}). Trying again in {n} s.", "{url} 无服务（{why}），{n} 秒后重试。"),
    "connecting": ("Connecting to {url}", "正在连接 {url}"),
    "no_service": ("No service at {url}: {why}", "{url} 无服务：{why}"),
    "wrong": ("The name or the password is not right.", "用户名或密码不正确。"),
    "too_many": ("Too many attempts. Try again later.", "尝试次数过多，请稍后再试。"),
    "refused": ("The service refuses to sign {name} in: {why}", "服务拒绝 {name} 签入：{why}"),
    "no_picture": ("The service at {url} shows nothing.", "{url} 的服务未显示任何内容。"),
    "password": ("Password of {name}: ", "{name} 的密码："),
}


class Words:
    """The words of one language; any other tag than Chinese means English."""

    def __init__(self, language: str = "en") -> None:
        self.language = "zh-CN" if language.lower().startswith("zh") else "en"
        self._place = LANGUAGES.index(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a word with its holes filled. Raises `KeyError` for an unknown one."""
        return _WORDS[key][self._place].format(**values)

    def name(self, names: dict[str, str], otherwise: str) -> str:
        """Return a name in this language, or in English, or any, or what else it is called."""
        return names.get(self.language) or names.get("en") or next(iter(names.values()), "") or otherwise
