import Reports

extension Command {
  static let completions = Command(
    name: "completions", operands: CompletionScript.allCases.map(\.rawValue).joined(separator: "|"),
    summary: "what a shell needs to complete words",
    details: "Prints a script for the shell; its first lines say where to put it.",
    examples: ["plimsoll completions bash > /etc/bash_completion.d/plimsoll", "plimsoll completions fish"],
    options: [.output, .help],
    run: { arguments, console throws(Complaint) in
      try CompletionsCommand(arguments, console).run()
    })
}

struct CompletionsCommand {
  private let text: OutputBuffer
  private let sink: any ReportSink

  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    let operands = arguments.operands
    var text = OutputBuffer()
    if operands.first == CompletionScript.question {
      Self.append(Completion(of: Array(operands.dropFirst())), to: &text)
    } else {
      guard operands.count == 1 else { throw Complaint("completions takes one shell: bash, zsh or fish") }
      guard let script = CompletionScript(rawValue: operands[0]) else {
        throw Complaint("completions knows bash, zsh and fish, not '\(operands[0])'")
      }
      text.append(script.text)
    }
    self.text = text
    sink = try arguments[.output].map { path throws(Complaint) in try FileSink(path) } ?? ConsoleSink(console)
  }

  private static func append(_ completion: Completion, to text: inout OutputBuffer) {
    if completion.allowsFiles { text.append(CompletionScript.filesToo + "\n") }
    for candidate in completion.candidates {
      text.append(candidate.word)
      if !candidate.meaning.isEmpty { text.append("\t" + candidate.meaning) }
      text.append("\n")
    }
  }

  func run() throws(Complaint) -> ExitStatus {
    _ = try sink.write(text.bytes)
    return .success
  }
}
