"""Options of the form NAME=NUMBER,NAME=NUMBER."""


def read(text, known):
    """{name: number}; a name that is not known would change nothing unseen, so it ends the program."""
    found = {}
    for pair in filter(None, text.split(",")):
        name, _, number = pair.partition("=")
        if name not in known:
            raise SystemExit(f"'{pair}': no such name; known here: {', '.join(known)}")
        try:
            found[name] = float(number)
        except ValueError:
            raise SystemExit(f"'{pair}': a number belongs after '{name}='") from None
    return found
