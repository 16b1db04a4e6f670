import Testing

@testable import CommandLine

@Suite("Help") struct HelpTests {
  static let pages =
    [["--help"], ["-h"], ["help"]] + Command.all.flatMap { [[$0.name, "--help"], ["help", $0.name], [$0.name, "-h"]] }

  @Test("Every page fits a screen of 80 by 24", arguments: pages)
  func fits(_ arguments: [String]) {
    let run = Run(arguments)
    #expect(run.status == .success && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("Usage: plimsoll"))
    #expect(run.output.contains("Examples:\n  plimsoll") || run.output.contains("Example: plimsoll"))
  }

  @Test("The first page names every command there is")
  func commands() {
    let page = Run(["--help"]).output
    for command in Command.all { #expect(page.contains("  " + command.name)) }
  }

  @Test("A command's page names all its options", arguments: Command.all.map(\.name))
  func options(_ name: String) throws {
    let page = Run(["help", name]).output
    for option in try Command.named(name).options {
      #expect(page.contains(option.name + (option.value.map { " " + $0 } ?? "")))
    }
  }

  @Test("The examples of a page are no wrong usage")
  func examples() {
    for command in Command.all {
      for example in command.examples {
        let words = example.split(separator: "plimsoll ").last!.split(separator: " ").map(String.init)
        #expect(words.first == command.name)
        #expect(throws: Never.self) { try ParsedArguments(words.dropFirst(), of: command) }
      }
    }
  }

  @Test("The version is a name and three numbers")
  func version() {
    let run = Run(["--version"])
    #expect(run.status == .success)
    #expect(run.output == "plimsoll \(Version.current)\n")
    #expect(Version.current.split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}
