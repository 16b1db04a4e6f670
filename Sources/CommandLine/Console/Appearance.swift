import Reports

/// How text looks where it goes: in colour or not, how wide, and which strokes arrive there.
struct Appearance {
  private enum ColorChoice: String, CaseIterable { case auto, always, never }

  private let color: ColorChoice
  let style: Style
  /// Columns a line may take; nil where nobody says.
  private(set) var width: Int?
  let drawsBoxes: Bool

  /// On the console.
  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    color = try arguments.choice(.color)
    style = Style(isColored: color == .always || (color == .auto && console.wantsColor))
    width = console.columns
    drawsBoxes = console.speaksUTF8
  }

  private init(inFiles other: Appearance) {
    color = other.color
    style = Style(isColored: other.color == .always)
    drawsBoxes = other.drawsBoxes
  }

  var inFiles: Appearance { Appearance(inFiles: self) }

  /// Where the report of these arguments goes.
  static func ofReport(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) -> Appearance {
    let appearance = try Appearance(arguments, console)
    return arguments.has(.output) ? appearance.inFiles : appearance
  }
}

extension Console {
  /// Columns of the terminal, or what the environment says there are.
  var columns: Int? {
    if isTerminal { return width }
    return environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// On a terminal that knows colours, unless the person wants none (no-color.org); elsewhere only if the person insists
  /// (force-color.org).
  var wantsColor: Bool {
    if isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") || isSet("CLICOLOR_FORCE") { return true }
    return isTerminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0"
  }

  private func isSet(_ name: String) -> Bool {
    let value = environment(name) ?? ""
    return !value.isEmpty && (value != "0" || name == "NO_COLOR")
  }
}
