"""Ways to write the value of a stage: one folder a stage, one file a format."""

__all__ = ["CHANGES", "EXPORTS", "PICTURES", "REVIEWS"]

PICTURES = {
    "svg": "archmodel.formats.drawing.svg",
    "png": "archmodel.formats.drawing.png",
    "json": "archmodel.formats.placement.json",
    "drawio": "archmodel.formats.placement.drawio",
}
"""The formats of a picture, by the ending of its file, and the modules that hold them."""

EXPORTS = {
    name: f"archmodel.formats.model.{name.replace('-', '_')}"
    for name in (
        "json",
        "mermaid",
        "mermaid-c4",
        "mermaid-sequence",
        "plantuml",
        "plantuml-c4",
        "d2",
        "dot",
        "graphml",
        "csv",
        "structurizr",
        "calm",
    )
}
"""The formats of a model by the names that `export` knows them by, and the modules that hold them."""

REVIEWS = {
    form: f"archmodel.formats.review.{form}"
    for form in ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
}
"""The formats of a review, and the modules that hold them."""

CHANGES = {form: f"archmodel.formats.changes.{form}" for form in ("text", "json", "markdown")}
"""The formats of what changed between models, and the modules that hold them."""
