/// Finds keywords: an open hash table over the first sixteen bytes of a word, folded to lower case.
///
/// A word is read as two 64-bit numbers, so that hashing and comparing take a few instructions whatever its length.
struct KeywordTable {
  private static let slotBits = 11
  private static let slotCount = 1 << slotBits

  private let heads: UnsafeMutablePointer<UInt64>
  private let tails: UnsafeMutablePointer<UInt64>
  private let kinds: UnsafeMutablePointer<TokenKind>
  private let lengths: UnsafeMutablePointer<UInt8>

  /// The first sixteen bytes of a word with bit 5 of each set, which folds letters and keeps apart what differs otherwise.
  struct Key {
    var head: UInt64
    var tail: UInt64

    private static let fold: UInt64 = 0x2020_2020_2020_2020

    /// Reads sixteen bytes from `word`, whatever its length: the text's padding makes that safe.
    @inline(__always)
    init(_ word: UnsafePointer<UInt8>, length: Int) {
      let raw = UnsafeRawPointer(word)
      head = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) | Self.fold
      if length <= 8 {
        head &= ~0 &>> UInt64(truncatingIfNeeded: 64 - length * 8)
        tail = 0
      } else {
        tail = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) | Self.fold
        if length < 16 { tail &= ~0 &>> UInt64(truncatingIfNeeded: 128 - length * 8) }
      }
    }

    @inline(__always)
    var isASCII: Bool { (head | tail) & 0x8080_8080_8080_8080 == 0 }

    @inline(__always)
    var slot: Int {
      let mixed = (head &* 0x9E37_79B9_7F4A_7C15) ^ (tail &* 0xC2B2_AE3D_27D4_EB4F)
      return Int(truncatingIfNeeded: mixed &>> UInt64(64 - KeywordTable.slotBits))
    }
  }

  init() {
    heads = .allocate(capacity: Self.slotCount)
    tails = .allocate(capacity: Self.slotCount)
    kinds = .allocate(capacity: Self.slotCount)
    lengths = .allocate(capacity: Self.slotCount)
    heads.initialize(repeating: 0, count: Self.slotCount)
    tails.initialize(repeating: 0, count: Self.slotCount)
    kinds.initialize(repeating: .word, count: Self.slotCount)
    lengths.initialize(repeating: 0, count: Self.slotCount)
    var padded = Array(UnsafeBufferPointer(start: KeywordList.words.utf8Start, count: KeywordList.words.utf8CodeUnitCount))
    let count = padded.count
    padded.append(contentsOf: repeatElement(0, count: 16))
    var kind = TokenKind.firstKeyword.rawValue
    var start = 0
    for end in 0...count where end == count || padded[end] == UInt8(ascii: " ") {
      padded.withUnsafeBufferPointer { bytes in
        insert(bytes.baseAddress! + start, length: end - start, kind: unsafeBitCast(kind, to: TokenKind.self))
      }
      kind += 1
      start = end + 1
    }
  }

  private func insert(_ word: UnsafePointer<UInt8>, length: Int, kind: TokenKind) {
    let key = Key(word, length: length)
    var slot = key.slot
    while heads[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
    heads[slot] = key.head
    tails[slot] = key.tail
    kinds[slot] = kind
    lengths[slot] = UInt8(length)
  }

  /// The keyword a word is, or `.word`.
  @inline(__always)
  func kind(of key: Key, _ word: UnsafePointer<UInt8>, length: Int) -> TokenKind {
    var slot = key.slot
    while heads[slot] != 0 {
      if heads[slot] == key.head, tails[slot] == key.tail {
        guard Int(lengths[slot]) == length else { return .word }
        // The one keyword longer than a key is CURRENT_TIMESTAMP.
        return length <= 16 || word[16] | 0x20 == UInt8(ascii: "p") ? kinds[slot] : .word
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return .word
  }

  func kind(of word: UnsafePointer<UInt8>, length: Int) -> TokenKind {
    guard length > 1, length <= 17 else { return .word }
    return kind(of: Key(word, length: length), word, length: length)
  }
}
