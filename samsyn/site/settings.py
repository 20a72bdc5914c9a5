"""Settings: one file for demo, production and tests; what differs comes from the environment."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from samsyn.site import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PACKAGE_DIR = Path(__file__).resolve().parent.parent

MODE = environment.setting("MODE", "production")
if MODE not in {"demo", "production", "test"}:
    raise ImproperlyConfigured(f"SAMSYN_MODE is {MODE!r}; it must be demo or production.")
DEMO = MODE == "demo"
DEMO_TODAY = environment.setting("DEMO_TODAY")
DATA = Path(environment.setting("DATA", str(BASE_DIR / "var"))).resolve()
FILES = DATA / "files"
MAIL = DATA / "mail"

DEBUG = False
SECRET_KEY = environment.secret_key(MODE, DATA)
ALLOWED_HOSTS = environment.hosts(MODE)
# The address people reach the installation at, for links in mails: https://samsyn.example.se
ORIGIN = environment.origin(MODE, ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "samsyn.access",
    "samsyn.outbox",
    "samsyn.search",
    "samsyn.accounts",
    "samsyn.parties",
    "samsyn.agreements",
    "samsyn.consultations",
    "samsyn.responses",
    "samsyn.compilations",
    "samsyn.desk",
    "samsyn.demo",
    "samsyn.ui",
    "samsyn.site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "samsyn.site.middleware.requests_logged",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samsyn.site.middleware.mode_kept",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "samsyn.access.middleware.viewer_opened",
    "samsyn.site.middleware.refusals_answered",
    "samsyn.accounts.middleware.second_factor_asked",
]

ROOT_URLCONF = "samsyn.site.urls"
WSGI_APPLICATION = "samsyn.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["django.templatetags.i18n", "samsyn.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "samsyn.ui.context.page",
            ],
        },
    }
]

DATABASES = {"default": environment.database(environment.setting("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared between processes: rate limits must count the same everywhere.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Counts are thrown away when it is full, so it must take more than anybody can fill between two clearings.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Per process: drawn tables, keyed by revision and the viewer's audiences.
    "local": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drawn",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Who looks: the gate builds the viewer by calling this, so that it need not import a slice.
SAMSYN_VIEWER = "samsyn.parties.queries.viewer_for"
# What the installation is called in the frame of every page.
SAMSYN_INSTALLATION = "samsyn.parties.queries.installation.installation_name"
# Which sides a person sits for, called by the accounts for the same reason.
SAMSYN_SIDES_OF = "samsyn.parties.queries.sides_of"
# What can be searched: each gives every entry of its slice, and `samsyn reindex` works the index out from them all.
SAMSYN_SEARCHABLE = [
    "samsyn.parties.queries.searchable",
    "samsyn.agreements.queries.searchable.entries",
    "samsyn.consultations.queries.searchable",
    "samsyn.compilations.queries.searchable",
]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
LOGOUT_REDIRECT_URL = "desk:front"

ACCOUNT_ADAPTER = "samsyn.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Nobody is written to because somebody else typed the address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# A person hears by mail when her password or her second factor is changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    # The pages that a mailed single-use link leads to.
    "mailed_link": "20/m/ip",
}
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
ACCOUNT_FORMS = {
    "login": "samsyn.accounts.forms.LoginForm",
    "reauthenticate": "samsyn.accounts.forms.ReauthenticateForm",
    "change_password": "samsyn.accounts.forms.ChangePasswordForm",
    "reset_password": "samsyn.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "samsyn.accounts.forms.ResetPasswordKeyForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.setting("PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Samsyn"
MFA_ADAPTER = "samsyn.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "samsyn.accounts.forms.CodeForm",
    "reauthenticate": "samsyn.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "samsyn.accounts.forms.ActivateAppForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
# People with weighty tasks must have a second factor. The demo and the tests have fictional people only.
SECOND_FACTOR_REQUIRED = (
    environment.setting("SECOND_FACTOR", "required" if MODE == "production" else "optional") == "required"
)

SESSION_ENGINE = "samsyn.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "samsyn.site.views.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if MODE == "production":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_SSL_REDIRECT = environment.setting("SSL_REDIRECT", "1") == "1"
    SECURE_REDIRECT_EXEMPT = [r"^halsa/"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The design system's own icons are data: addresses inside its style sheet.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["samsyn.site.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if MODE == "test":
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_AUTOREFRESH = True
    WHITENOISE_USE_FINDERS = True
    # Argon2 is slow on purpose; tests that look at the hash itself name it.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

EMAIL_BACKEND = "samsyn.outbox.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = environment.setting("FROM", "Samsyn <samsyn@localhost>")
vars().update(environment.smtp(environment.setting("SMTP_URL")))
# Where the outbox hands letters over: SMTP, or files in var/mail for the demo and the tests.
# The demo has made-up people, some perhaps with somebody's address: nothing leaves it.
OUTBOX_DELIVERY = "smtp" if environment.setting("SMTP_URL") and not DEMO else "files"
# Shorter than the lease of a letter being sent, so that no second worker takes it meanwhile.
EMAIL_TIMEOUT = 20
# Modules whose JOBS the tick does when they are due; a slice with jobs of its own adds its module here.
SAMSYN_JOBS = ["samsyn.outbox.jobs", "samsyn.compilations.jobs"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = [
    # First, so that nothing larger than what may be taken in reaches the others.
    "samsyn.files.receiving.TakesNoMore",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOGGING_CONFIG = "samsyn.site.logs.configured"
LOGGING = {
    "json": MODE == "production",
    # The demo and the tests are looked at in a terminal: there only what is worth a look.
    "level": environment.setting("LOG_LEVEL", "INFO" if MODE == "production" else "WARNING"),
}
SILENCED_SYSTEM_CHECKS: list[str] = []
