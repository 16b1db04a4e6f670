import SourceText

/// A piece of YAML. Where a block begins and ends, which only indentation shows, is a piece of its own.
struct YAMLToken {
  enum Kind: UInt8 {
    /// Room kept before what might turn out to be a key.
    case nothing
    /// Room kept before what had to be a key and is none, which is reported.
    case faultyKey
    case key
    /// A key that begins a block mapping.
    case firstKey
    case value
    case blockMappingStart
    case blockSequenceStart
    case blockEntry
    case blockEnd
    case flowSequenceStart
    case flowSequenceEnd
    case flowMappingStart
    case flowMappingEnd
    case flowEntry
    case alias
    case anchor
    case tag
    case plainScalar
    case quotedScalar
    case blockScalar
    case documentStart
    case documentEnd
    case streamEnd
  }

  var kind: Kind
  /// Of a scalar: its place in the list of strings.
  var string: UInt32 = 0
  var span: Span
}
