"""Settings that hold wherever gongkai runs; the other modules of this package say what differs."""

from dataclasses import fields
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from gongkai.lib.site import Site
from gongkai.project.database import database
from gongkai.project.environment import from_process
from gongkai.project.mail import mail
from gongkai.project.secret import secret_key

ENV = from_process()
DATA = Path(ENV.text("GONGKAI_DATA")).resolve()
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)  # other accounts of the machine stay out
PACKAGE = Path(__file__).resolve().parents[2]

DEBUG = False
SECRET_KEY = ENV.text("GONGKAI_SECRET_KEY") or secret_key(DATA)
SECRET_KEY_FALLBACKS = ENV.items("GONGKAI_OLD_SECRET_KEYS")
ALLOWED_HOSTS = ENV.items("GONGKAI_HOSTS")
CSRF_TRUSTED_ORIGINS = ENV.items("GONGKAI_ORIGINS")
ROOT_URLCONF = "gongkai.project.urls"
WSGI_APPLICATION = "gongkai.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_prose_editor",  # its script alone: the editor of proactive disclosure is built from it
    "gongkai.project",
    "gongkai.lib.ui",
    # Before allauth: our own templates for signing in are found first.
    "gongkai.desk",
    "gongkai.portal",
    "gongkai.portal.comments",
    "gongkai.portal.interpretations",
    "gongkai.portal.documents",
    "gongkai.portal.items",
    "gongkai.portal.open_data",
    "gongkai.portal.how_we_do",
    "gongkai.portal.reports",
    "gongkai.portal.requests",
    "gongkai.portal.platform",
    "gongkai.portal.pages",
    "gongkai.apps.agencies",
    "gongkai.apps.events",
    "gongkai.apps.page_outbox",
    "gongkai.apps.visits",
    "gongkai.apps.notices",
    "gongkai.apps.search_index",
    "gongkai.apps.holiday_calendar",
    "gongkai.apps.proactive",
    "gongkai.apps.catalogue",
    "gongkai.apps.interpretations",
    "gongkai.apps.public_comments",
    "gongkai.apps.normative_documents",
    "gongkai.apps.disclosure_requests",
    "gongkai.apps.remedies",
    "gongkai.apps.reporting",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.project.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "gongkai.project.room.Room",  # before whatever reads what was sent
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.project.middleware.BodyLimit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.project.middleware.SessionLimits",
    "gongkai.project.middleware.SignInDuties",
    "gongkai.apps.visits.middleware.CountVisits",
    "gongkai.project.middleware.Refusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

DATABASES = {"default": database(ENV.text("DATABASE_URL"), DATA)}
STATEMENT_SECONDS = ENV.number("GONGKAI_STATEMENT_SECONDS", least=1)
# One for all processes: it remembers used codes of second factors and counts attempts, and a memory of each process
# would let a code be used once in every one of them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache"
        if ENV.is_given("CACHE_URL")
        else "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": ENV.text("CACHE_URL") or str(DATA / "cache"),
        "OPTIONS": {} if ENV.is_given("CACHE_URL") else {"MAX_ENTRIES": 10_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Language and time: Chinese is the source language, English a full second catalogue.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Files. Everything that a running instance writes is under DATA.
STATIC_URL = "static/"
STATIC_ROOT: Path | None = DATA / "static"
MEDIA_ROOT = DATA / "files"
# Where the worker keeps the public pages as files; nowhere, unless a folder is given.
PAGES: Path | None = Path(ENV.text("GONGKAI_PAGES")).resolve() if ENV.is_given("GONGKAI_PAGES") else None
UPLOAD_LIMIT = ENV.number("GONGKAI_UPLOAD_MB", least=1) * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The body of a form without its files; files are streamed to disk and held to UPLOAD_LIMIT by the forms.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# The whole of one form: 200 MB of files (see reporting.forms) and what stands round them. Looked at before it is read.
BODY_LIMIT = 210 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 200
# The same for a visitor who is writing or has opened a request; any other visitor brings no file.
PUBLIC_BODY_LIMIT = 64 * 1024 * 1024

# Mail is optional: isolated networks have none.
MAIL = mail(ENV.text("GONGKAI_MAIL_URL"))
MAIL_FROM: str = ENV.text("GONGKAI_MAIL_FROM") if MAIL.host else ""
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.uses_starttls, MAIL.is_implicit
EMAIL_TIMEOUT = 20

# Who signs in, and how.
AUTH_USER_MODEL = "agencies.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.apps.agencies.backends.StaffBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_HISTORY = ENV.number("GONGKAI_PASSWORD_HISTORY")
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "phone"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gongkai.apps.agencies.passwords.NotUsedBefore"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
SECOND_FACTOR = ENV.choice("GONGKAI_SECOND_FACTOR", ("administrators", "everyone"))

ACCOUNT_ADAPTER = "gongkai.apps.agencies.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
# login_failed counts wrong codes of the second factor; wrong passwords are counted by axes (see AccountAdapter).
ACCOUNT_RATE_LIMITS = {
    "login_failed": f"{ENV.number('GONGKAI_LOCKOUT_FAILURES', least=1)}/"
    f"{ENV.number('GONGKAI_LOCKOUT_MINUTES', least=1)}m/key",
    "login": "60/m/ip",
}
MFA_ADAPTER = "gongkai.apps.agencies.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "gongkai"
PROXIES = ENV.number("GONGKAI_PROXIES")
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SEARCHES_PER_MINUTE = ENV.number("GONGKAI_SEARCHES_PER_MINUTE")
API_PER_MINUTE = ENV.number("GONGKAI_API_PER_MINUTE")
VISITS = ENV.choice("GONGKAI_VISITS", ("live", "logs"))
FILINGS_PER_HOUR = ENV.number("GONGKAI_FILINGS_PER_HOUR")

# By account and not by address: all staff of a body come from one address, and guesses come from many.
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "gongkai.apps.agencies.sign_in.account_name"
AXES_SENSITIVE_PARAMETERS = ["login"]  # what was typed as a name is not stored a second time
AXES_FAILURE_LIMIT = ENV.number("GONGKAI_LOCKOUT_FAILURES", least=1)
AXES_COOLOFF_TIME = timedelta(minutes=ENV.number("GONGKAI_LOCKOUT_MINUTES", least=1))
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else a stranger could keep an account locked for ever
AXES_DISABLE_ACCESS_LOG = True  # our own event log says who signed in, without address and browser
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
SILENCED_SYSTEM_CHECKS = [
    "axes.W002",  # no AxesMiddleware: the sign-in form itself shows the sentence of the lock-out
    "axes.W006",  # no address in the parameters: see AXES_LOCKOUT_PARAMETERS
]

# Sessions end by age, by idleness, and when a person signs in at more places than allowed.
SESSION_ENGINE = "gongkai.apps.agencies.sessions"
SESSION_COOKIE_AGE = ENV.number("GONGKAI_SESSION_HOURS", least=1) * 3600
SESSION_IDLE = timedelta(minutes=ENV.number("GONGKAI_IDLE_MINUTES", least=1))
SESSIONS_PER_PERSON = ENV.number("GONGKAI_SESSIONS_PER_PERSON", least=1)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"

# What a browser may do with our pages: nothing from elsewhere, no script or style without our nonce.
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],  # the code for the second factor is drawn as a data image
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}

# Logs go to standard error and hold no personal data: no user names, addresses or form values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": ENV.choice("GONGKAI_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "axes": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},  # two lines for each task would hide what a person must read
    },
}

# Who runs this site: the official slots of head and foot.
SITE = Site(**{slot.name: ENV.text(f"GONGKAI_SITE_{slot.name.upper()}") for slot in fields(Site)})
