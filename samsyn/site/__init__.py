"""Where the parts become one program: settings, root addresses, WSGI."""
