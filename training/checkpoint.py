"""Saves and loads a trained marker with its tokenizer; loads a finished model file just as well."""
import torch

import model
import vocabulary


def save(path, marker, pieces, options):
    torch.save({"shape": marker.shape, "words": marker.words, "outside": marker.outside, "options": options, "pieces": pieces.pieces,
                "scores": torch.from_numpy(pieces.scores), "charsmap": pieces.charsmap,
                # Heads in full, the rest in half: the embeddings are four bits wide anyway.
                "weights": {k: v.half() if k.startswith("encoder.word") else v for k, v in marker.state_dict().items()}}, path)


def load(path):
    """(marker, pieces) of a checkpoint or of a model file."""
    if str(path).endswith(".bin"):
        import reader
        return reader.load(path)
    saved = torch.load(path, map_location="cpu", weights_only=True)
    marker = model.Marker(saved["shape"], saved["words"])
    marker.load_state_dict({k: v.float() for k, v in saved["weights"].items()})
    marker.outside = saved.get("outside", {})
    return marker.eval(), vocabulary.Pieces(saved["pieces"], saved["scores"].numpy(), saved["charsmap"])
