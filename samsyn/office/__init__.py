"""Documents in and out (sheets, later Word and PDF). May lean on the domain, never on Django."""
