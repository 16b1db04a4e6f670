import SourceText

/// The comments of shell scripts.
public enum ShellComments {
  /// In order, each from its mark to its end; nil where the file is no shell script.
  public static func of(_ file: SourceText) -> [Span]? {
    guard [".sh", ".bash", ".zsh"].contains(where: { file.name.hasSuffix($0) }) || file.startsWithShellMark else { return nil }
    var lexer = ShellLexer(ShellText(file))
    while true { if case .end = lexer.next() { return lexer.comments } }
  }
}

extension SourceText {
  /// `#!/bin/sh`, `#!/usr/bin/env bash`.
  fileprivate var startsWithShellMark: Bool {
    guard has("#!", at: 0, before: UInt32(count)), let line = lines().first(where: { _ in true }) else { return false }
    return self[line].hasSuffix("sh")
  }
}
