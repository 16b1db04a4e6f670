/// Labels of enum types. A type may have many, and so nobody gets hold of all of them to change one.
extension Catalog {
  func position(of label: String, in id: ID<TypeEntry>) -> Int? {
    guard case .enumeration(let enumeration) = self[id]?.kind, enumeration.has(label) else { return nil }
    return enumeration.labels.firstIndex { $0.text == label }
  }

  /// Nil where it is no enumeration.
  func labelCount(of id: ID<TypeEntry>) -> Int? {
    guard case .enumeration(let enumeration) = self[id]?.kind else { return nil }
    return enumeration.labels.count
  }

  func isComplete(_ id: ID<TypeEntry>) -> Bool {
    guard case .enumeration(let enumeration) = self[id]?.kind else { return false }
    return enumeration.isComplete
  }

  func insert(_ label: EnumLabel, at index: Int, into id: ID<TypeEntry>) {
    changeInPlace(id) {
      $0.insert(label, at: index)
    } undo: {
      $0.remove(at: index)
    }
  }

  func changeLabel(_ index: Int, of id: ID<TypeEntry>, _ body: (inout EnumLabel) -> Void) {
    guard case .enumeration(let enumeration) = self[id]?.kind else { return }
    let old = enumeration.labels[index]
    var new = old
    body(&new)
    changeInPlace(id) {
      $0.replace(index, by: new)
    } undo: {
      $0.replace(index, by: old)
    }
  }
}
