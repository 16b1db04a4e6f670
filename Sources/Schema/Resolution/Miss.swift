import SourceText

/// A name that something needs and that leads to nothing in the catalog.
public struct Miss: Sendable {
  public enum Subject: Hashable, Sendable {
    case relation([String])
    /// Of several relations that are looked into, the one that is the likeliest to be meant.
    case column(String, of: ID<Relation>)
    /// Nothing of this name takes what it is called with.
    case routine([String])
    case type([String])
    case label(String, of: ID<TypeEntry>)
    /// ON CONFLICT (…) with no unique index over just that: columns as they are named, expressions as they are written.
    case uniqueKey([String], of: ID<Relation>)
    case constraint(String, of: ID<Relation>)
    /// ON CONFLICT ON CONSTRAINT: it is not there, or keeps no rows apart.
    case arbiter(String, of: ID<Relation>)
  }

  public enum Certainty: Sendable, Comparable {
    /// The history uses it and does not make it: it was made elsewhere.
    case spokenOf
    /// Something that nobody could read, or a name that the history never heard of, may be what is meant.
    case unknown
    case certain
  }

  public var subject: Subject
  public var certainty: Certainty
  /// What PostgreSQL answers.
  public var sqlstate: String
  /// Where the statement names it; nil where it was asked for by its name alone.
  public var place: Place?
  /// What took the name away, if it was there once.
  public var departure: Departure?
  /// What was there under that name and is there still, under another.
  public var successor: Successor?
  /// Names that are there and look like it, the likeliest first.
  public var similar: [String] = []

  public enum Successor: Hashable, Sendable {
    case relation(ID<Relation>)
    case name(String)
  }

  init(_ subject: Subject, _ certainty: Certainty, _ sqlstate: String, at place: Place? = nil) {
    self.subject = subject
    self.certainty = certainty
    self.sqlstate = sqlstate
    self.place = place
  }
}

/// Gathers what analysis misses. The analyzer is copied and its parts are analysed apart; all of them tell the same collector.
final class MissCollector {
  private(set) var misses: [Miss] = []
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    var place: Place?
    var subject: Miss.Subject

    init(_ miss: Miss) {
      place = miss.place
      subject = miss.subject
    }
  }

  func add(_ miss: Miss) {
    if isNew(Key(miss)) { misses.append(miss) }
  }

  /// So many are looked through rather than looked up.
  private static let few = 8

  private func isNew(_ key: Key) -> Bool {
    if misses.count < Self.few { return !misses.contains { $0.place == key.place && $0.subject == key.subject } }
    if seen.isEmpty { seen = Set(misses.map(Key.init)) }
    return seen.insert(key).inserted
  }
}
