/// The order in which `alembic upgrade heads` runs revisions: each branch as far as it goes, in the order in which Alembic itself
/// walks from the heads down.
struct RevisionGraph {
  /// Indexes in the order to run.
  private(set) var order: [Int] = []
  /// Revisions that no other one follows.
  private(set) var heads: [Int] = []
  private(set) var missing: [(index: Int, name: String)] = []
  private(set) var cycle: [Int] = []
  private(set) var duplicates: [(index: Int, first: Int)] = []
  private(set) var baseCount = 0
  /// Two heads come from one revision, and nothing says that they are branches of their own.
  private(set) var isForked = false

  private var parents: [[Int]] = []
  /// Those of them that down_revision names.
  private var origins: [[Int]] = []

  init(_ revisions: [Revision]) {
    var indexes: [String: Int] = [:]
    for (index, revision) in revisions.enumerated() {
      if let first = indexes[revision.id] { duplicates.append((index, first)) } else { indexes[revision.id] = index }
    }
    let isDuplicate = Set(duplicates.map(\.index))
    var labelled: [String: Int] = [:]
    for (index, revision) in revisions.enumerated() { for label in revision.labels { labelled[label] = index } }
    parents = Array(repeating: [], count: revisions.count)
    origins = parents
    var isFollowed = Array(repeating: false, count: revisions.count)
    for (index, revision) in revisions.enumerated() where !isDuplicate.contains(index) {
      if revision.downRevisions.isEmpty { baseCount += 1 }
      for (names, isDependency) in [(revision.downRevisions, false), (revision.dependsOn, true)] {
        for name in names {
          guard let parent = indexes[name] ?? (isDependency ? labelled[name] : nil) else {
            missing.append((index, name))
            continue
          }
          if !parents[index].contains(parent) { parents[index].append(parent) }
          if !isDependency, !origins[index].contains(parent) { origins[index].append(parent) }
          // A dependency does not make what depends on it the next one of its branch.
          if !isDependency { isFollowed[parent] = true }
        }
      }
    }
    heads = revisions.indices.filter { !isFollowed[$0] && !isDuplicate.contains($0) }
    findCycles(Array(revisions.indices).filter { !isDuplicate.contains($0) })
    sort()
    isForked = cycle.isEmpty && hasUnlabelledFork(revisions)
    if order.count + isDuplicate.count < revisions.count || !cycle.isEmpty {
      let done = Set(order)
      order += revisions.indices.filter { !done.contains($0) && !isDuplicate.contains($0) }
    }
  }

  private func hasUnlabelledFork(_ revisions: [Revision]) -> Bool {
    guard heads.count > 1 else { return false }
    let ancestors = heads.map { self.ancestors(of: $0, by: origins) }
    for number in heads.indices {
      // What other heads do not stand on is this one's branch.
      let own = revisions.indices.filter { index in
        ancestors[number].contains(index) && ancestors.indices.allSatisfy { $0 == number || !ancestors[$0].contains(index) }
      }
      let isShared = own.count < revisions.indices.count { ancestors[number].contains($0) }
      if isShared, !own.contains(where: { !revisions[$0].labels.isEmpty }) { return true }
    }
    return false
  }

  private mutating func findCycles(_ all: [Int]) {
    var waiting = parents.map(\.count)
    var children: [[Int]] = Array(repeating: [], count: parents.count)
    for (index, list) in parents.enumerated() { for parent in list { children[parent].append(index) } }
    var ready = all.filter { waiting[$0] == 0 }
    var count = 0
    while let next = ready.popLast() {
      count += 1
      for child in children[next] {
        waiting[child] -= 1
        if waiting[child] == 0 { ready.append(child) }
      }
    }
    if count < all.count { cycle = all.filter { waiting[$0] > 0 } }
  }

  /// Alembic's own walk: down from the heads, and of two that are open the one that another depends on later.
  private mutating func sort() {
    guard cycle.isEmpty else { return }
    var isOpen = Array(repeating: true, count: parents.count)
    // What is depended on only by `depends_on` is a head of its branch all the same.
    var current = heads
    var ancestors = current.map { self.ancestors(of: $0) }
    var output: [Int] = []
    var at = 0
    walk: while !current.isEmpty {
      let candidate = current[at]
      for (index, those) in ancestors.enumerated() where index != at && those.contains(candidate) {
        at = index
        continue walk
      }
      if isOpen[candidate] {
        output.append(candidate)
        isOpen[candidate] = false
      }
      let next = parents[candidate].filter { isOpen[$0] && !current.contains($0) }
      if next.isEmpty {
        current.remove(at: at)
        ancestors.remove(at: at)
        at = max(at - 1, 0)
      } else {
        current[at] = next[0]
        if parents[candidate].count == 1 {
          ancestors[at].remove(candidate)
        } else {
          ancestors[at] = self.ancestors(of: next[0])
          for other in next.dropFirst() {
            current.append(other)
            ancestors.append(self.ancestors(of: other))
          }
        }
      }
    }
    order = output.reversed()
  }

  /// A revision and all before it.
  private func ancestors(of index: Int) -> IndexSet { ancestors(of: index, by: parents) }

  private func ancestors(of index: Int, by parents: [[Int]]) -> IndexSet {
    var found = IndexSet(count: parents.count)
    var open = [index]
    while let next = open.popLast() {
      if found.contains(next) { continue }
      found.insert(next)
      open += parents[next]
    }
    return found
  }
}

/// A set of small numbers, a bit each.
private struct IndexSet {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  func contains(_ index: Int) -> Bool { words[index / 64] & (1 << UInt64(index % 64)) != 0 }

  mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  mutating func remove(_ index: Int) { words[index / 64] &= ~(1 << UInt64(index % 64)) }
}
