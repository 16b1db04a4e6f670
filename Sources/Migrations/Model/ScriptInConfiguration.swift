import ConfigText
import SQLSyntax
import SourceText

extension Script {
  /// SQL that stands in a configuration file as a string.
  convenience init(_ string: ConfigString, of file: SourceText) {
    if let span = string.verbatimSpan {
      self.init(file, in: span)
    } else {
      self.init(file: file, tree: SyntaxTree.parse(string.sourceText(name: file.name)), origin: string.map)
    }
  }
}
