"""Reads a model file back into a marker: what the Rust reader does, to check it against."""
import torch

import layout
import model
import vocabulary


def load(path):
    """(marker, pieces), weights as they are after quantisation."""
    header, arrays = layout.read(path)
    text, offsets = arrays.pop("pieces.text").tobytes(), arrays.pop("pieces.offsets")
    pieces = vocabulary.Pieces([text[a:b].decode() for a, b in zip(offsets[:-1], offsets[1:])],
                               arrays.pop("pieces.scores"), arrays.pop("charsmap").tobytes())
    marker = model.Marker(header["shape"], header["units"] == "words")
    marker.load_state_dict({k: torch.tensor(v) for k, v in arrays.items()})
    marker.outside = header["outside"]
    return marker.eval(), pieces
