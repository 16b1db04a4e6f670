/// Colours for a terminal, or none.
public struct Style: Sendable {
  private let isColored: Bool

  public init(isColored: Bool) { self.isColored = isColored }

  public enum Color: Sendable {
    case faint, bold, red

    fileprivate var code: StaticString {
      switch self {
      case .faint: "\u{1B}[2m"
      case .bold: "\u{1B}[1m"
      case .red: "\u{1B}[31m"
      }
    }
  }

  func paint(_ color: Color, in output: inout OutputBuffer, _ content: (inout OutputBuffer) -> Void) {
    if isColored { output.append(color.code) }
    content(&output)
    if isColored { output.append("\u{1B}[0m") }
  }
}
