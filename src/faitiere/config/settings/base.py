"""What is true wherever the program runs. Each variable is described in docs/operate/settings.md."""

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp import constants as csp

from faitiere.config import env, schedule

ROOT = Path(__file__).resolve().parents[4]
SOURCE = ROOT / "src" / "faitiere"
VAR = Path(env.text("FAITIERE_VAR", str(ROOT / "var")))

SECRET_KEY = env.text("FAITIERE_SECRET_KEY")
# Fingerprints of those who must not be written to outlive a change of the secret key: they have a key of their own.
ADDRESS_KEY = env.text("FAITIERE_ADDRESS_KEY", "")
DEBUG = False
ALLOWED_HOSTS = env.words("FAITIERE_HOSTS", "localhost,127.0.0.1")
SITE_URL = env.text("FAITIERE_SITE_URL", "http://localhost:8000")

# Whether this is the demo, whose sign-in links need no proof.
DEMO = False

# Named in the legal notice; empty when the network hosts its own site.
HOSTED_BY = env.text("FAITIERE_HOSTED_BY")

# The moment at which the program believes it stands; only for demos and tests (refused in prod.py).
CLOCK: datetime | None = None

ROOMS = [
    "territories",
    "accounts",
    "library",
    "thesaurus",
    "questionnaires",
    "people",
    "members",
    "letters",
    "mandates",
    "groups",
    "events",
    "newsroom",
    "audiences",
    "newsletters",
]

INSTALLED_APPS = [
    "faitiere.web.public",
    "faitiere.web.portal",
    "faitiere.web.desk",
    "faitiere.web.ui",
    *[f"faitiere.domains.{room}" for room in reversed(ROOMS)],
    "faitiere.kernel.audit",
    "faitiere.kernel.imports",
    "faitiere.kernel.mail",
    "faitiere.kernel.queue",
    "faitiere.kernel.schedule",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "faitiere.web.ui.csp.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "faitiere.config.urls"
WSGI_APPLICATION = "faitiere.config.wsgi.application"
FORM_RENDERER = "faitiere.web.ui.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "faitiere.web.ui.context.site",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{VAR / 'faitiere.sqlite3'}"), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that will write takes its lock at once, instead of failing half-way (measured trap).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "faitiere.web.desk.access.DeskBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# Signing in: an e-mail code or a passkey, never a password; rules in domains/accounts, screens in web/portal/accounts.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
SECOND_FACTOR_URL = "portal:accounts:prove"
WAGTAIL_FRONTEND_LOGIN_URL = "/espace/connexion/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
ACCOUNT_ADAPTER = "faitiere.web.portal.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 45 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# A code has a million values and five tries: 20 codes a day leave one chance in ten thousand to guess one.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/5m/ip,5/15m/key,20/d/key",
    "confirm_login_code": "60/15m/ip,10/15m/key",
    "reauthenticate": "10/m/user",
    # Registering for events: a town hall is one address for many, a mailbox is not filled by a stranger.
    "register": "120/10m/ip,10/h/key",
    # Each request to read minutes writes to the whole team.
    "request_minutes": "10/h/ip,3/h/key",
    # Each request to subscribe, or to change address, writes to a mailbox that may be somebody else's.
    "subscribe": "60/h/ip,3/h/key,6/d/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("FAITIERE_PROXIES", 0)
MFA_ADAPTER = "faitiere.web.portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]  # another language joins with its catalogue, not before
LOCALE_PATHS = [SOURCE / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# npm packages are served as they ship; only the files we name, never the whole folder.
STATICFILES_DIRS = [
    ("htmx", ROOT / "node_modules" / "htmx.org" / "dist"),
    ("jsqr", ROOT / "node_modules" / "jsqr" / "dist"),
    ("sortable", ROOT / "node_modules" / "sortablejs" / "modular"),
    ("newsreader", ROOT / "node_modules" / "@fontsource-variable" / "newsreader" / "files"),
    ("source-sans", ROOT / "node_modules" / "@fontsource-variable" / "source-sans-3" / "files"),
]
# Shared by the processes of a machine, so that sign-in attempts have one limit; by several machines, through Redis.
_REDIS = env.text("FAITIERE_CACHE")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _REDIS}
    if _REDIS
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        # Above this number a third is thrown away at random, and with it the count of somebody's attempts.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

SCHEDULE = schedule.SCHEDULE
# Nothing inline, nothing from elsewhere; the desk is Wagtail's, which needs more (web/ui/csp.py).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.NONE],
        "script-src": [csp.SELF],
        "style-src": [csp.SELF],
        "img-src": [csp.SELF, "data:"],
        "font-src": [csp.SELF],
        "connect-src": [csp.SELF],
        "form-action": [csp.SELF],
        "frame-ancestors": [csp.NONE],
        "base-uri": [csp.NONE],
    }
}
DESK_PREFIX = "/gestion/"

# The bell: the database alone, or Celery for several machines (kernel/queue). What is to be done is in rows.
BROKER = env.text("FAITIERE_BROKER")
TASKS = {
    "default": {
        "BACKEND": "faitiere.kernel.queue.broker.CeleryBackend" if BROKER else "django_tasks_db.DatabaseBackend",
    }
}
# How often a worker says that it lives and ticks the schedule.
WORKER_BEAT = timedelta(seconds=10)

# smtp[s]://user:password@host:port of the relay.
_RELAY = urlsplit(env.text("FAITIERE_MAIL_RELAY", "smtp://localhost:25"))
EMAIL_HOST = _RELAY.hostname or "localhost"
EMAIL_PORT = _RELAY.port or 25
EMAIL_HOST_USER = unquote(_RELAY.username or "")
EMAIL_HOST_PASSWORD = unquote(_RELAY.password or "")
EMAIL_USE_SSL = _RELAY.scheme == "smtps"
EMAIL_USE_TLS = env.flag("FAITIERE_MAIL_STARTTLS")
EMAIL_TIMEOUT = 30
# A provider that tells what becomes of letters, and takes them over HTTP when its keys are given.
MAIL_PROVIDER = env.text("FAITIERE_MAIL_PROVIDER", "")
_KEYS = dict(pair.split("=", 1) for pair in env.words("FAITIERE_MAIL_PROVIDER_KEYS", ""))
ANYMAIL = {**_KEYS, "WEBHOOK_SECRET": env.text("FAITIERE_MAIL_PROVIDER_SECRET", "")}
EMAIL_BACKEND = (
    f"anymail.backends.{MAIL_PROVIDER}.EmailBackend" if _KEYS else "django.core.mail.backends.smtp.EmailBackend"
)
# How many letters of a mailing travel at once, and where those that come back are sent.
MAIL_CONNECTIONS = env.integer("FAITIERE_MAIL_CONNECTIONS", 4)
MAIL_RETURNS = env.text("FAITIERE_MAIL_RETURNS", "")
# The mailbox of returns as we read it, and after how many days of temporary refusals, in a month, we write no more.
RETURNS_IMAP = env.text("FAITIERE_RETURNS_IMAP", "")
BOUNCE_DAYS = env.integer("FAITIERE_BOUNCE_DAYS", 4)
# Who signs for the domain (DKIM), when the relay does not.
DKIM_DOMAIN = env.text("FAITIERE_DKIM_DOMAIN", "")
DKIM_SELECTOR = env.text("FAITIERE_DKIM_SELECTOR", "")
DKIM_KEY = env.text("FAITIERE_DKIM_KEY", "")
# Where the zones of our senders are asked what they say.
DNS_ZONE = "faitiere.gateways.dns.Zone"
DEFAULT_FROM_EMAIL = env.text("FAITIERE_MAIL_FROM", "ne-pas-repondre@localhost")
# Where calendars send their answers to invitations; the network's own address when there is no mailbox for it.
CALENDAR_ADDRESS = env.text("FAITIERE_CALENDAR_ADDRESS", "")
CALENDAR_IMAP = env.text("FAITIERE_CALENDAR_IMAP", "")

# Asking the sites that articles point at whether they still answer.
CHECK_LINKS = env.flag("FAITIERE_CHECK_LINKS", default=True)

WAGTAIL_SITE_NAME = "Faîtière"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "library.LibraryImage"
WAGTAILDOCS_DOCUMENT_MODEL = "library.LibraryDocument"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "français")]
WAGTAIL_ENABLE_UPDATE_CHECK = False
# A sign-in address is changed by a service, which writes it in the log; never on Wagtail's own account page.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

SILENCED_SYSTEM_CHECKS: list[str] = []
