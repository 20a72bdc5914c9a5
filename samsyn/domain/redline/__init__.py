from samsyn.domain.redline.comparing import compare
