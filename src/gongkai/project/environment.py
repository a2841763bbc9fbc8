"""The settings that the technical staff of a body may give through the environment, each with its meaning.

This is the only module that reads the environment; a name that is not declared here cannot be asked for.
The reference page docs/reference/settings.md is made from these values.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


class SettingUnreadable(ValueError):  # noqa: N818 (says what is the matter)
    """A setting was given a value that cannot be understood."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"环境变量 {name} 的值“{value}”无法识别，应为{wanted}；请改正后重新启动。")
        self.name, self.value = name, value


@dataclass(frozen=True)
class Setting:
    """One environment variable: what it decides, and what holds when it is absent."""

    name: str
    default: str
    meaning: str
    default_in_words: str = ""


SETTINGS = (
    Setting(
        "GONGKAI_DATA", "data", "运行时写入的一切都在这一个文件夹：数据库、上传文件、索引、密钥、静态文件。"
    ),
    Setting(
        "DATABASE_URL",
        "",
        "其他数据库的地址，如 postgres://用户@主机/库名。",
        "GONGKAI_DATA 下的 gongkai.sqlite3",
    ),
    Setting(
        "CACHE_URL", "", "共用缓存的地址，如 redis://主机:6379/0；多台机器时必须设置。", "GONGKAI_DATA/cache"
    ),
    Setting(
        "GONGKAI_SECRET_KEY",
        "",
        "签名与加密用的密钥，多台机器时必须相同。",
        "首次启动时生成，存于 GONGKAI_DATA/secret_key（仅属主可读）",
    ),
    Setting(
        "GONGKAI_OLD_SECRET_KEYS",
        "",
        "更换密钥以后，从前用过的密钥，逗号分隔，新的在前；用来读出从前加密的内容，步骤见 howto/change-the-key.md。",
        "没有换过",
    ),
    Setting("GONGKAI_HOSTS", "localhost,127.0.0.1,[::1]", "网站的域名，逗号分隔；正式运行时必须设置。"),
    Setting("GONGKAI_ORIGINS", "", "可信来源（含协议），如 https://www.example.gov.cn，逗号分隔。", "无"),
    Setting(
        "GONGKAI_HTTPS",
        "yes",
        "正式运行时是否只用 HTTPS（重定向、HSTS、安全 Cookie）；单机运行不受此项影响。",
    ),
    Setting("GONGKAI_PROXIES", "0", "前面有几层可信的反向代理；用来从 X-Forwarded-For 得出来访地址。"),
    Setting(
        "GONGKAI_SEARCHES_PER_MINUTE",
        "60",
        "同一网络地址一分钟内在公众网站上最多搜索多少次，超过的请其稍候；0 为不限。已登录的人员不计。",
    ),
    Setting(
        "GONGKAI_API_PER_MINUTE",
        "120",
        "同一网络地址一分钟内最多向数据接口（/api/v1/）提问多少次，超过的请其稍候；0 为不限。",
    ),
    Setting(
        "GONGKAI_FILINGS_PER_HOUR",
        "30",
        "同一网络地址一小时内最多开始填写多少件政府信息公开申请、提交多少条征求意见的意见（分别计数），超过的请其稍候；0 为不限。",
    ),
    Setting(
        "GONGKAI_MAIL_URL",
        "",
        "发送邮件的服务器，如 smtp://用户:密码@主机:587（加密传输用 smtps://，端口465）。",
        "不发送邮件",
    ),
    Setting(
        "GONGKAI_MAIL_FROM",
        "",
        "发件地址；与 GONGKAI_MAIL_URL 一并设置后，申请人可以用邮箱验证码查询申请。",
        "不发送邮件",
    ),
    Setting(
        "GONGKAI_SECOND_FACTOR",
        "administrators",
        "谁必须使用动态口令：administrators（三员）或 everyone（全体人员）。",
    ),
    Setting("GONGKAI_SESSION_HOURS", "12", "一次登录最长有效多少小时。"),
    Setting("GONGKAI_IDLE_MINUTES", "30", "多少分钟没有操作即须重新登录。"),
    Setting("GONGKAI_SESSIONS_PER_PERSON", "3", "一人最多同时有几处登录，超出时最久没有操作的一处失效。"),
    Setting("GONGKAI_PASSWORD_HISTORY", "3", "新密码不得与最近几次用过的相同。"),
    Setting("GONGKAI_LOCKOUT_FAILURES", "5", "同一账号连续输错密码、或连续输错动态口令多少次即锁定。"),
    Setting("GONGKAI_LOCKOUT_MINUTES", "15", "锁定多少分钟。"),
    Setting(
        "GONGKAI_UPLOAD_MB", "50", "单个上传文件的上限（MB）；读取程序自身的上限是50，更大的值不起作用。"
    ),
    Setting("GONGKAI_STATEMENT_SECONDS", "30", "网页请求中一条数据库语句最长执行多少秒。"),
    Setting(
        "GONGKAI_VISITS",
        "live",
        "浏览次数怎样计：live 由程序计（单机）；logs 从网页服务器的日志导入（gongkai visits import），写出的网站用这种。",
    ),
    Setting(
        "GONGKAI_PAGES",
        "",
        "公众页面写成文件的文件夹；设置后，后台任务在内容变动时随即更新（先用 gongkai portal publish --all 写一遍）。",
        "不写",
    ),
    Setting("GONGKAI_SITE_NAME", "政府信息公开平台", "网站名称，显示在页眉与页面标签 SiteName 中。"),
    Setting(
        "GONGKAI_SITE_DOMAIN",
        "",
        "网站域名（页面标签 SiteDomain），也用来写出订阅、网站地图里的完整网址。",
        "不显示",
    ),
    Setting("GONGKAI_SITE_ID_CODE", "", "网站标识码，10位（页面标签 SiteIDCode）。", "不显示"),
    Setting("GONGKAI_SITE_BODY_MARK", "", "党政机关网站标识的编号。", "不显示"),
    Setting("GONGKAI_SITE_ICP", "", "ICP备案号。", "不显示"),
    Setting("GONGKAI_SITE_POLICE", "", "公安机关备案号。", "不显示"),
    Setting("GONGKAI_SITE_SPONSOR", "", "主办单位。", "不显示"),
    Setting("GONGKAI_SITE_ORGANISER", "", "承办单位。", "不显示"),
    Setting("GONGKAI_SITE_PHONE", "", "联系电话。", "不显示"),
    Setting("GONGKAI_SITE_EMAIL", "", "联系邮箱。", "不显示"),
    Setting("GONGKAI_SITE_ADDRESS", "", "联系地址。", "不显示"),
    Setting("GONGKAI_LOG_LEVEL", "INFO", "日志的详细程度：DEBUG、INFO、WARNING 或 ERROR。"),
)


@dataclass(frozen=True)
class Environment:
    """The declared settings, read out of a mapping of environment variables."""

    given: Mapping[str, str]

    @cached_property
    def _declared(self) -> dict[str, Setting]:
        return {setting.name: setting for setting in SETTINGS}

    def text(self, name: str) -> str:
        """The value given, else the default. An empty variable counts as absent."""
        default = self._declared[name].default
        return self.given.get(name, "").strip() or default

    def items(self, name: str) -> list[str]:
        return [item.strip() for item in self.text(name).split(",") if item.strip()]

    def number(self, name: str, *, least: int = 0) -> int:
        value = self.text(name)
        if not value.isdecimal() or int(value) < least:
            raise SettingUnreadable(name, value, f"不小于{least}的整数")
        return int(value)

    def flag(self, name: str) -> bool:
        value = self.text(name).lower()
        if value not in YES | NO:
            raise SettingUnreadable(name, value, "yes 或 no")
        return value in YES

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in allowed:
            raise SettingUnreadable(name, value, "、".join(allowed) + "之一")
        return value

    def is_given(self, name: str) -> bool:
        return bool(self.given.get(name, "").strip())


def from_process() -> Environment:
    return Environment(os.environ)
