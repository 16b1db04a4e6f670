import ConfigText
import SourceText

/// Supabase's command line: `supabase/migrations/<digits>_x.sql`, each sent as one pipeline behind which one Sync stands.
struct Supabase: MigrationReader {
  let framework = Framework("supabase", name: "Supabase")
  let ledger = Ledger(
    late: .refused(
      "stops: local migrations would be inserted before the last one on the remote database, unless --include-all is given"),
    edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "Supabase sends a whole file in one go: run the statement by psql, outside of the migrations.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.name == "migrations", folder.files.contains(where: { $0.hasASCIISuffix(".sql") && $0.leadingDigits != nil })
    else {
      return nil
    }
    let parent = folder.parent
    if parent.hasFile("config.toml"), parent.name == "supabase" || parent.config("config.toml", as: .toml)?["project_id"] != nil
    {
      return Recognition(.certain, "\(parent.path(of: "config.toml")) stands beside it")
    }
    return parent.name == "supabase" ? Recognition(.certain, "the folder is supabase/migrations") : nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "Supabase sends each file as one pipeline, which is one transaction", driver: .plain)
    let files = folder.files
    for (index, file) in files.enumerated() {
      let path = folder.path(of: file)
      if index == 0, Self.isOldInit(file) {
        set.remarks.append(
          Remark(.note, "Supabase passes over a first file “<timestamp>_init.sql” from before December 2021", file: path))
        continue
      }
      guard file.hasASCIISuffix(".sql") else { continue }
      guard let (digits, rest) = file.leadingDigits, rest.first == UInt8(ascii: "_") else {
        set.remarks.append(Remark(.note, "Supabase runs only files named “<timestamp>_<name>.sql”", file: path))
        continue
      }
      guard let text = folder.text(file) else { continue }
      set.migrations.append(
        Migration(id: String(Substring(digits)), file: path, up: [Section(.own, oneMessage: Script(text))]))
    }
    set.remarkDuplicateVersions()
    return set
  }

  /// What the first versions of the tool wrote for the tables Supabase itself brings.
  private static func isOldInit(_ file: String) -> Bool {
    guard let (digits, rest) = file.leadingDigits, digits.count == 14, let number = file.leadingNumber else { return false }
    return Substring(rest) == "_init.sql" && number < 20_211_209_000_000
  }
}
