/// The formats of `plimsoll check`. A new one is a case here and a file beside this one that renders it.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, sarif, github, gitlab, junit

  /// How text is laid out. The other formats are for programs, and the same wherever they are written.
  public struct Layout: Sendable {
    public var style: Style
    public var strokes: Snippet.Strokes
    /// Columns a line may take; nil where nobody sees them.
    public var width: Int?
    public var isQuiet: Bool

    public init(
      style: Style = Style(isColored: false), strokes: Snippet.Strokes = .boxes, width: Int? = nil, isQuiet: Bool = false
    ) {
      self.style = style
      self.strokes = strokes
      self.width = width
      self.isQuiet = isQuiet
    }
  }

  /// Writes it into `output`, which comes back with what it has not passed on.
  public func render(
    _ report: CheckReport, _ layout: Layout = Layout(), into output: OutputBuffer = OutputBuffer()
  ) -> OutputBuffer {
    switch self {
    case .text: CheckText.render(report, layout, into: output)
    case .json: CheckJSON.render(report, into: output)
    case .sarif: CheckSARIF.render(report, into: output)
    case .github: GitHubAnnotations.render(report, into: output)
    case .gitlab: GitLabCodeQuality.render(report, into: output)
    case .junit: JUnitXML.render(report, into: output)
    }
  }

  /// The format that files of this name have, if it can be no other.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".sarif") || name.hasSuffix(".sarif.json") {
      self = .sarif
    } else if name.hasSuffix(".xml") {
      self = .junit
    } else if name.hasSuffix(".txt") {
      self = .text
    } else {
      return nil
    }
  }
}
