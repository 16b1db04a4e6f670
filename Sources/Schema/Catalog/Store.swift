/// Names an object of the catalog for good, whatever it is called and wherever it is moved.
public struct ID<Object>: Hashable, Sendable {
  let index: Int32
}

/// All objects of one sort that were ever made. They stand in pieces of which none moves: large objects in one long list would
/// have all of it copied as it grows, and half of it empty.
struct Store<Object> {
  private var pieces: [[Object?]] = []
  private var count = 0

  private static var pieceLength: Int { 128 }

  mutating func add(_ object: Object) -> ID<Object> {
    if count % Self.pieceLength == 0 {
      pieces.append([])
      if count > 0 { pieces[pieces.count - 1].reserveCapacity(Self.pieceLength) }
    }
    pieces[pieces.count - 1].append(object)
    count += 1
    return ID(index: Int32(count - 1))
  }

  /// Nil when the object was dropped.
  subscript(id: ID<Object>) -> Object? {
    _read { yield pieces[Int(id.index) / Self.pieceLength][Int(id.index) % Self.pieceLength] }
    _modify { yield &pieces[Int(id.index) / Self.pieceLength][Int(id.index) % Self.pieceLength] }
  }

  /// The ids of all objects that are there.
  var ids: [ID<Object>] { (0..<Int32(count)).lazy.map { ID(index: $0) }.filter { self[$0] != nil } }
}
