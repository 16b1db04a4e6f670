import CLibrary

/// The memory of the process.
public enum Heap {
  /// Before so much is read: lets the heap grow in one large step, and asks for large pages. Otherwise the system is interrupted for
  /// each four kilobytes, which takes a tenth of all time. Where another processor is free, it fetches the pages ahead: the system
  /// clears each of them. Elsewhere than on Linux with glibc it does nothing.
  public static func expect(bytes: Int) {
    guard let room = grown, Parallel.threads > 1 else { return }
    let news = fetched.access { fetched in
      let end = min(fetched + max(1, bytes / largePage) * largePage, room.count)
      defer { fetched = end }
      return fetched..<end
    }
    if !news.isEmpty { fetch(UnsafeMutableRawBufferPointer(rebasing: room[news])) }
  }

  /// So many bytes of the new pages are there or about to be.
  private static let fetched = Locked(0)

  /// Keeps a value until the process ends, which is soon: then all goes at once, and nobody needs to free it piece by piece.
  public static func abandon<Value>(_ value: Value) { _ = Unmanaged.passRetained(Abandoned(value)) }

  private final class Abandoned<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// The heap's new pages.
  nonisolated(unsafe) private static let grown: UnsafeMutableRawBufferPointer? = {
    #if canImport(Glibc)
      _ = setAllocationOption(topPad, step)
      let start = sbrk(0)
      // Whatever does not fit into what is left of the heap makes it grow.
      var pieces: [UnsafeMutableRawPointer?] = []
      while pieces.count < 8, sbrk(0) == start { pieces.append(malloc(96 << 10)) }
      for piece in pieces { free(piece) }
      guard let start, let end = sbrk(0) else { return nil }
      let first = (Int(bitPattern: start) + largePage - 1) / largePage * largePage
      guard first < Int(bitPattern: end), let base = UnsafeMutableRawPointer(bitPattern: first) else { return nil }
      return UnsafeMutableRawBufferPointer(start: base, count: Int(bitPattern: end) - first)
    #else
      return nil
    #endif
  }()

  private static func fetch(_ room: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      nonisolated(unsafe) let room = room
      // Only of what will surely be used: of what comes after it, a large page would be mostly empty.
      madvise(room.baseAddress!, room.count, MADV_HUGEPAGE)
      _ = Background.run {
        for page in stride(from: 0, to: room.count, by: largePage) {
          // Systems before Linux 5.14 cannot.
          guard madvise(room.baseAddress! + page, largePage, populateForWriting) == 0 else { return }
        }
      }
    #endif
  }

  private static let topPad: Int32 = -2
  private static let step: Int32 = 64 << 20
  private static let largePage = 2 << 20
  private static let populateForWriting: Int32 = 23
}

#if canImport(Glibc)
  /// Swift's Glibc leaves malloc.h out.
  @_silgen_name("mallopt")
  private func setAllocationOption(_ option: Int32, _ value: Int32) -> Int32
#endif
