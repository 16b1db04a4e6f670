/// A language that application code is written in.
public enum ProgramLanguage: Sendable, CaseIterable {
  case python, javaScript, go, rust, java, kotlin, ruby, php, elixir, cSharp, swift

  /// By the ending of a file's name.
  public init?(ofFile name: String) {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), name.utf8.distance(from: dot, to: name.utf8.endIndex) <= 7
    else { return nil }
    switch String(name[name.utf8.index(after: dot)...]) {
    case "py": self = .python
    case "js", "ts", "mjs", "cjs", "mts", "cts", "jsx", "tsx", "vue", "svelte": self = .javaScript
    case "go": self = .go
    case "rs": self = .rust
    case "java": self = .java
    case "kt", "kts": self = .kotlin
    case "rb", "rake": self = .ruby
    case "php": self = .php
    case "ex", "exs": self = .elixir
    case "cs": self = .cSharp
    case "swift": self = .swift
    default: return nil
    }
  }
}
