import SourceText

/// Something in a configuration file that could not be read, or hardly as it was meant. What stands around it is read.
public struct ConfigProblem: Hashable, Sendable {
  public var message: String
  public var span: Span

  public init(_ message: String, _ span: Span) {
    self.message = message
    self.span = span
  }
}

public enum ConfigFormat: Sendable {
  case json
  /// As `tsconfig.json`: comments, and a comma behind the last item.
  case jsonWithComments
  case toml
  case yaml
  case ini(INIDialect)
  /// Java's `.properties`. Keys stay as they are written, dots and all.
  case properties
  case hcl
  /// `.env` files.
  case dotenv
}

/// One configuration file, read. It never fails: what is broken is a problem, and the rest is there.
public struct ConfigFile: Sendable {
  public let text: SourceText
  /// What the file holds; only YAML files can hold more than one document, and an empty one holds none.
  public internal(set) var documents: [ConfigValue]
  public internal(set) var problems: [ConfigProblem]
  /// In order, each from its mark to its end. Only YAML and TOML have them kept.
  public internal(set) var comments: [Span]
  /// Reading stopped at a problem: of what stands behind it nothing is known.
  public internal(set) var endsEarly = false

  public init(_ text: SourceText, as format: ConfigFormat) {
    switch format {
    case .json: self = JSONReader.read(text, allowsComments: false)
    case .jsonWithComments: self = JSONReader.read(text, allowsComments: true)
    case .toml: self = TOMLReader.read(text)
    case .yaml: self = YAMLReader.read(text)
    case .ini(let dialect): self = INIReader.read(text, dialect)
    case .properties: self = PropertiesReader.read(text)
    case .hcl: self = HCLReader.read(text)
    case .dotenv: self = DotenvReader.read(text)
    }
  }

  init(_ text: SourceText, documents: [ConfigValue], problems: [ConfigProblem], comments: [Span] = []) {
    self.text = text
    self.documents = documents
    self.problems = problems
    self.comments = comments
  }

  /// The first document.
  public var root: ConfigValue { documents.first ?? ConfigValue(.null, text.wholeSpan) }

  public subscript(key: String) -> ConfigValue? { root[key] }
}
