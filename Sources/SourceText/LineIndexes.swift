/// Line indexes of the files that are asked for one after the other, each a few times: only the latest are kept.
public struct LineIndexes: Sendable {
  private var known: [ObjectIdentifier: LineIndex] = [:]

  private static let most = 64

  public init() {}

  public mutating func index(of text: SourceText) -> LineIndex {
    let key = ObjectIdentifier(text)
    if let index = known[key] { return index }
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    let index = LineIndex(text)
    known[key] = index
    return index
  }
}
