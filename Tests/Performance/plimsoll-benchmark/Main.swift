import Platform
import SQLSyntax
import SourceText

/// `plimsoll-benchmark SIZE` measures on so many megabytes of sample SQL, or `plimsoll-benchmark FILE …` on files; with
/// `--write FILE SIZE` it only writes the sample, with `--write-migrations FOLDER COUNT` a migration folder of so many files. One core
/// does all of it.
@main
enum Benchmark {
  static let rounds = 5

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--write", arguments.count == 3, let size = Int(arguments[2]) {
      return try Output(creating: arguments[1]).write(SampleSQL.bytes(atLeast: size << 20))
    }
    if arguments.first == "--write-migrations", arguments.count == 3, let count = Int(arguments[2]) {
      return try writeMigrations(count, in: arguments[1])
    }
    if arguments.isEmpty { arguments = ["20"] }
    for argument in arguments {
      let text =
        try Int(argument).map { SourceText(name: "\($0) MB of sample SQL", bytes: SampleSQL.bytes(atLeast: $0 << 20)) }
        ?? Files.read(argument)
      measure(text)
    }
    print("peak memory \(ThisProcess.peakMemory >> 20) MB")
  }

  /// Files of three statements, as most migrations are.
  private static func writeMigrations(_ count: Int, in folder: String) throws {
    let text = SourceText(bytes: SampleSQL.bytes(atLeast: count * 900))
    let statements = SyntaxTree.parse(text).statements
    let perFile = 3
    precondition(statements.count >= count * perFile)
    for number in 0..<count {
      var bytes: [UInt8] = []
      for statement in statements[number * perFile..<(number + 1) * perFile] {
        bytes += text.bytes[Int(statement.span.start)..<Int(statement.span.end)] + Array(";\n".utf8)
      }
      let digits = String(number)
      try Output(creating: folder + "/" + String(repeating: "0", count: 6 - digits.count) + digits + "_sample.sql").write(bytes)
    }
  }

  private static func measure(_ text: SourceText) {
    let tokens = Lexer.lex(text).count
    let tree = SyntaxTree.parse(text)
    let understood = tree.statements.count(where: \.isUnderstood)
    print("\(text.name): \(text.count) bytes, \(tokens) tokens, \(tree.statements.count) statements, \(understood) understood")
    print("  lex   \(speed(text.count) { Lexer.lex(text).count }) MB/s")
    print("  parse \(speed(text.count) { SyntaxTree.parse(text).nodeCount }) MB/s, lexing included")
  }

  /// The median of a few rounds, in millions of bytes a second of the processor. What is computed is summed up, so that it is computed.
  private static func speed(_ bytes: Int, _ work: () -> Int) -> Int {
    var checksum = 0
    var times: [UInt64] = []
    for _ in 0..<rounds {
      let start = ThisProcess.processorNanoseconds
      checksum &+= work()
      times.append(ThisProcess.processorNanoseconds - start)
    }
    precondition(checksum != -1)
    return Int(Double(bytes) * 1000 / Double(times.sorted()[rounds / 2]))
  }
}
