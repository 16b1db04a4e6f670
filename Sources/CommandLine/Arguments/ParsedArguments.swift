/// The arguments of one command, told apart into options and the rest.
struct ParsedArguments {
  private var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// `--name value`, `--name=value`, `-n value`; behind `--` nothing is an option, and `-` never is.
  init(_ arguments: ArraySlice<String>, of command: Command) throws(Complaint) {
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name || $0.short == name }) else {
        throw Self.unknown(name, command)
      }
      guard values[option.name] == nil || option.isRepeatable else { throw Complaint("\(option.name) is given twice") }
      guard option.value != nil else {
        guard parts.count == 1 else { throw Complaint("\(option.name) takes no value") }
        values[option.name] = [""]
        continue
      }
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
        throw Complaint("\(option.name) needs a value: \(option.name) \(option.value!)")
      }
      values[option.name, default: []].append(value)
    }
  }

  func has(_ option: Option) -> Bool { values[option.name] != nil }

  subscript(option: Option) -> String? { values[option.name]?.last }

  /// All values of an option that may be given more than once.
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// The value of an option that allows only a few; the first of them where it is not given.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ option: Option) throws(Complaint) -> Choice {
    guard let value = self[option] else { return Choice.allCases.first! }
    if let choice = Choice(rawValue: value) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    let list = allowed.dropLast().joined(separator: ", ") + " or " + allowed.last!
    let meant = Suggestion.closest(to: value, among: allowed).map { "; did you mean '\($0)'?" } ?? ""
    throw Complaint("\(option.name) takes \(list), not '\(value)'\(meant)")
  }

  private static func unknown(_ name: String, _ command: Command) -> Complaint {
    let suggestion = Suggestion.closest(to: name, among: command.options.map(\.name))
    return Complaint(
      "unknown option '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; see 'plimsoll \(command.name) --help'"))
  }
}
