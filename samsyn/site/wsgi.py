"""The WSGI door: granian, gunicorn or any other server may open it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.site.settings")

application = get_wsgi_application()
