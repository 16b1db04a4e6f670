import CLibrary

/// A list of plain values that grows by `realloc`, so that a large one moves without being copied. Its owner frees it.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = Self.resized(nil, to: self.capacity)
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  mutating func removeLast(downTo count: Int) { self.count = count }

  /// Gives back what was reserved and never used.
  mutating func shrink() {
    capacity = max(count, 1)
    base = Self.resized(base, to: capacity)
  }

  func free() { Self.release(base) }

  @inline(never)
  private mutating func grow() {
    capacity += capacity / 2
    base = Self.resized(base, to: capacity)
  }

  private static func resized(_ base: UnsafeMutablePointer<Element>?, to capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let room = realloc(base, capacity * MemoryLayout<Element>.stride) else { fatalError("out of memory") }
    return room.assumingMemoryBound(to: Element.self)
  }

  private static func release(_ base: UnsafeMutablePointer<Element>) {
    CLibrary.free(base)
  }
}
