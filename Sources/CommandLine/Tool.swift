import Platform

/// The whole program, but for the process around it.
public struct Tool {
  private let console: any Console

  public init(console: any Console) { self.console = console }

  /// Does what the arguments say; they do not include the program's own name.
  public func run(_ arguments: [String]) -> ExitStatus {
    do throws(Complaint) {
      return try perform(arguments)
    } catch {
      console.complain(error)
      return .unusable
    }
  }

  private func perform(_ arguments: [String]) throws(Complaint) -> ExitStatus {
    switch arguments.first {
    case "-h", "--help": return try show(Help.program)
    case "--version": return try show("plimsoll \(Version.current)\n")
    case "help":
      guard arguments.count > 1 else { return try show(Help.program) }
      return try show(Help.text(of: Command.named(arguments[1])))
    default:
      let (command, rest) = try Command.meant(by: arguments)
      let parsed = try ParsedArguments(rest, of: command)
      if parsed.has(.help) { return try show(Help.text(of: command)) }
      return try command.run(parsed, console)
    }
  }

  private func show(_ text: String) throws(Complaint) -> ExitStatus {
    do throws(SystemError) {
      try console.write(Array(text.utf8))
    } catch  where error.isClosedPipe {
    } catch { throw .cannotWriteOutput(error) }
    return .success
  }
}
