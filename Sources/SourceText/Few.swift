/// A list that most often has one element, for which no list is made.
public struct Few<Element: Sendable>: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, Sendable {
  private enum Content: Sendable {
    case one(Element)
    case list([Element])

    init(_ elements: [Element]) { self = elements.count == 1 ? .one(elements[0]) : .list(elements) }
  }

  private var content: Content

  public init() { content = .list([]) }

  public init(_ element: Element) { content = .one(element) }

  public init(_ elements: [Element]) { content = Content(elements) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch content {
    case .one: 1
    case .list(let elements): elements.count
    }
  }

  public subscript(index: Int) -> Element {
    get {
      switch content {
      case .one(let element):
        precondition(index == 0)
        return element
      case .list(let elements): return elements[index]
      }
    }
    set { changeList { $0[index] = newValue } }
  }

  public mutating func replaceSubrange(_ range: Range<Int>, with elements: some Collection<Element>) {
    changeList { $0.replaceSubrange(range, with: elements) }
  }

  private mutating func changeList(_ change: (inout [Element]) -> Void) {
    var list =
      switch content {
      case .one(let element): [element]
      case .list(let elements): elements
      }
    // While it changes nobody else may hold it, or all of it would be copied.
    content = .list([])
    change(&list)
    content = Content(list)
  }
}

extension Few: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Few: Equatable where Element: Equatable {
  public static func == (left: Few, right: Few) -> Bool { left.elementsEqual(right) }
}

extension Few: Hashable where Element: Hashable {
  public func hash(into hasher: inout Hasher) { hasher.combine(Array(self)) }
}
