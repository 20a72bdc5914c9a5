#!/usr/bin/env python
"""Django's own commands, for developers (makemigrations, makemessages, shell)."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.site.settings")
execute_from_command_line(sys.argv)
