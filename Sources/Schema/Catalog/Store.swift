/// Names an object of the catalog for good, whatever it is called and wherever it is moved.
public struct ID<Object>: Hashable, Sendable {
  let index: Int32
}

/// All objects of one sort that were ever made.
struct Store<Object> {
  private var objects: [Object?] = []

  mutating func add(_ object: Object) -> ID<Object> {
    objects.append(object)
    return ID(index: Int32(objects.count - 1))
  }

  /// Nil when the object was dropped.
  subscript(id: ID<Object>) -> Object? {
    _read { yield objects[Int(id.index)] }
    _modify { yield &objects[Int(id.index)] }
  }

  /// The ids of all objects that are there.
  var ids: [ID<Object>] { objects.indices.filter { objects[$0] != nil }.map { ID(index: Int32($0)) } }
}
