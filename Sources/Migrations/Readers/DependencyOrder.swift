/// Puts named things behind what they depend on; among those that are free to go, the first named goes first.
struct DependencyOrder {
  /// Indexes in the order to run. What lies on a cycle stands at the end.
  private(set) var order: [Int] = []
  /// Indexes that wait for each other.
  private(set) var cycle: [Int] = []
  /// What is depended on and not there.
  private(set) var missing: [(index: Int, name: String)] = []

  /// `names` in the order that decides between equals; `known` is there too, in a form that is not ordered here.
  init(names: [String], dependencies: [[String]], known: Set<String> = []) {
    let index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    var waiting = [Int](repeating: 0, count: names.count)
    var dependents = [[Int]](repeating: [], count: names.count)
    for (own, wanted) in dependencies.enumerated() {
      for name in Set(wanted).sorted() {
        guard let other = index[name] else {
          if !known.contains(name) { missing.append((own, name)) }
          continue
        }
        waiting[own] += 1
        dependents[other].append(own)
      }
    }
    var ready = names.indices.filter { waiting[$0] == 0 }.reversed() as [Int]
    while let next = ready.popLast() {
      order.append(next)
      for own in dependents[next] {
        waiting[own] -= 1
        if waiting[own] == 0 { Self.insert(own, into: &ready) }
      }
    }
    cycle = names.indices.filter { waiting[$0] > 0 }
    order += cycle
  }

  /// Keeps a falling order, so that the smallest is the last.
  private static func insert(_ value: Int, into list: inout [Int]) {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] > value { low = middle + 1 } else { high = middle }
    }
    list.insert(value, at: low)
  }
}

extension MigrationSet {
  /// What a dependency graph has wrong: parents that are not there, and cycles.
  mutating func remark(_ order: DependencyOrder, files: [String]) {
    for (index, name) in order.missing {
      remarks.append(
        Remark(
          .problem, "depends on \(name), which is not there", file: files[index],
          defect: GraphDefect(
            "\(framework.name) finds no order to run them in", remedy: "Bring it back, or name the one that it should follow."))
      )
    }
    if let first = order.cycle.first {
      let others = order.cycle.dropFirst().map { Path.name(files[$0]) }
      remarks.append(
        Remark(
          .problem, others.isEmpty ? "depends on itself" : "depends on itself by way of \(others.joined(separator: ", "))",
          file: files[first],
          defect: GraphDefect(
            "\(framework.name) finds no order to run them in", remedy: "Take one of the dependencies out.",
            others: order.cycle.dropFirst().map { files[$0] })))
    }
  }
}
