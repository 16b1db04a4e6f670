import SourceText

/// ariga/atlas: `atlas.sum` beside the files, which run in the order of their names, each in one transaction, statement by
/// statement.
struct Atlas: MigrationReader {
  let framework = Framework("atlas", name: "Atlas")
  let ledger = Ledger(
    late: .refused("stops: the execution order is not linear"),
    edited: .refused("stops: the checksum in atlas.sum does not match"))

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Apply with --tx-mode file, and put the ALTER TYPE … ADD VALUE into a migration of its own; or deploy the two "
          + "one after the other.",
        runAlone:
          "Apply with --tx-mode file, and write “-- atlas:txmode none” at the head of the file, with an empty line "
          + "behind it.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write “-- atlas:txmode none” at "
        + "the head of this one, with an empty line behind it.",
      runAlone:
        "Write “-- atlas:txmode none” at the head of the file, with an empty line behind it.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.hasFile("atlas.sum"), folder.files.contains(where: { $0.hasASCIISuffix(".sql") }) else { return nil }
    return Recognition(.certain, "atlas.sum stands among the files")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let mode = transactionMode(around: folder)
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence,
      scope: mode.map { $0.mode == "all" ? .run : .statement } ?? .file,
      scopeReason: mode.map {
        "\($0.mode == "all" ? "Atlas runs all pending files in one transaction" : "each statement commits by itself"): --tx-mode \($0.mode) in \($0.file):\($0.line)"
      }
        ?? "Atlas runs each file in one transaction",
      driver: .plain)
    let wrapping: Wrapping = mode.map { $0.mode == "all" ? .shared : .none } ?? .own
    for file in folder.sqlFiles {
      guard let text = folder.text(file) else { continue }
      var migration = Migration(id: file.name, file: file.path)
      let header = Header(text)
      if let other = header.unseen {
        set.remarks.append(
          Remark(
            .note, "Atlas does not see “\(text[other])”: an empty line must stand between it and the first statement",
            file: migration.file, line: text.line(of: other.start)))
      }
      var reason: String?
      var own = wrapping
      if let mark = header.mark {
        reason = "“\(text[mark.line])”"
        own = header.mode == "none" ? .none : header.mode == "all" ? .shared : .own
        if wrapping == .shared {
          set.remarks.append(
            Remark(
              .problem, "\(reason!) in the file and --tx-mode all contradict each other: Atlas refuses", file: migration.file,
              line: text.line(of: mark.line.start)))
        }
      }
      migration.up = [
        Section(
          own, statementsOf: Script(text), reason: own == .none ? reason : reason.map { "\($0) sets its own transaction" })
      ]
      set.migrations.append(migration)
    }
    return set
  }

  private func transactionMode(around folder: Folder) -> (mode: String, file: String, line: Int)? {
    let files = OperationalFiles(around: folder)
    for (needle, mode) in [
      ("--tx-mode none", "none"), ("--tx-mode=none", "none"), ("--tx-mode all", "all"), ("--tx-mode=all", "all"),
    ] as [(StaticString, String)] {
      if let found = files.first(containing: needle) { return (mode, found.file, found.line) }
    }
    return nil
  }

  /// The comments at the top of a file. Atlas heeds a directive only when an empty line parts it from the first statement.
  private struct Header {
    var mark: Directive?
    var mode = "file"
    /// A directive that Atlas takes for a comment of the statement below it.
    var unseen: Span?

    init(_ text: SourceText) {
      var last: Directive?
      for line in text.lines() {
        let content = text.trimmed(line)
        if content.count == 0 {
          if last != nil { break }
          continue
        }
        guard text.has("--", at: content.start, before: content.end) else {
          unseen = last?.line
          return
        }
        last = text.directives("atlas:txmode", in: line).first ?? last
      }
      mark = last
      if let last { mode = text[last.command] }
    }
  }
}
