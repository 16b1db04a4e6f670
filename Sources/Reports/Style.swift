/// Colours for a terminal, or none.
public struct Style: Sendable {
  private let isColored: Bool

  public init(isColored: Bool) { self.isColored = isColored }

  public enum Color: Sendable {
    case faint, bold, red, green, blue, boldRed, boldYellow, boldCyan

    fileprivate var code: StaticString {
      switch self {
      case .faint: "\u{1B}[2m"
      case .bold: "\u{1B}[1m"
      case .red: "\u{1B}[31m"
      case .green: "\u{1B}[32m"
      case .blue: "\u{1B}[34m"
      case .boldRed: "\u{1B}[1;31m"
      case .boldYellow: "\u{1B}[1;33m"
      case .boldCyan: "\u{1B}[1;36m"
      }
    }
  }

  func paint(_ color: Color, in output: inout OutputBuffer, _ content: (inout OutputBuffer) -> Void) {
    if isColored { output.append(color.code) }
    content(&output)
    if isColored { output.append("\u{1B}[0m") }
  }
}
