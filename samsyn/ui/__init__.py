"""What pages share: the frame, components, template tags, style, vendored front-end files, the gallery."""
