/// A migration runner as the user names it: `--framework goose`.
public struct Framework: Hashable, Sendable {
  /// Lower case, as the tool writes itself.
  public let id: String
  /// As a sentence names it: "Flyway", "golang-migrate".
  public let name: String

  public init(_ id: String, name: String? = nil) {
    self.id = id
    self.name = name ?? id
  }

  /// Files nobody claims: plain SQL, one after the other.
  public static let plain = Framework("plain", name: "plain SQL")
}

/// How much one transaction takes in when nobody writes BEGIN.
public enum TransactionScope: String, Sendable, CaseIterable {
  /// Every statement commits alone.
  case statement
  /// A string of several statements sent in one go: the server makes it one transaction.
  case message
  /// A file, changeset or section.
  case file
  /// All pending files of one command.
  case run
}
