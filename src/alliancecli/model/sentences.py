"""A relation in words."""


def sentence(relation: str, subject: str, other: str, office: str | None = None) -> str:
    """`James L. Jones, SACEUR`, `Belgium, member of NATO`, `life of ISAF`: `other` is what the object or the person is called."""
    match relation:
        case "life":
            return f"life of {subject}"
        case "holder":
            return f"{other}, {office + ' of ' if office else ''}{subject}"
        case "parent":
            return f"{subject}, part of {other}"
        case "predecessor":
            return f"{subject}, from {other}"
        case "name":
            return f"{subject}, called {other}"
    return f"{other}, {relation} of {subject}"
