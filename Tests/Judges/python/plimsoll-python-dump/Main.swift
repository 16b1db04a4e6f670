import Platform
import PythonSyntax
import SourceText

/// `plimsoll-python-dump FILE …` prints the tree of each file behind a line with its name. For the judge beside it.
@main
enum PythonDump {
  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      let tree = PythonTree.parse(try Files.read(path))
      var bytes = Array("== \(path)\n".utf8)
      for problem in tree.problems { bytes += "! \(problem.span.start)-\(problem.span.end) \(problem.message)\n".utf8 }
      bytes += tree.dump()
      try Output.standard.write(bytes)
    }
  }
}
