"""People and how they get in: accounts, invitations by single-use link, sign-in with a second factor.

Swedish: konto, inbjudan. Leans on allauth for passwords, TOTP, recovery codes and sessions.
"""
