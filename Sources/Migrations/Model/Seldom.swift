/// What few of many have: with the others it takes the room of a reference.
public struct Seldom<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box?

  public init() {}

  public var value: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}
