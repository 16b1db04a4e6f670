import Migrations
import Rules

// Every key of the configuration, one a line: its name, where its value goes, how it is written, and what it means. The reader, its
// messages and the schema for editors are made from these lists.

extension Configuration {
  static var keys: [ConfigurationKey<Configuration>] {
    [
      .init(ignored: "$schema", "where this file's schema lies, for editors"),
      .init(
        "postgres", \.postgres, .number(Releases.known), "the oldest major version of PostgreSQL that the migrations run on"),
      .init("folders", \.folders, .folders, "folders of migrations, where what they look like is not what they are"),
      .init("code", \.code, .paths, "folders and files of application code that uses the schema"),
      .init("exclude", \.exclude, .patterns, "paths that are somebody else's: nothing there is checked or reported"),
      .init("rules", \.rules, .rules, "how grave each rule is"),
      .init(
        "overrides", \.overrides, .list(of: .overrides),
        "how grave rules are in some paths; of two that fit the later one counts"),
      .init("smallTables", \.smallTables, .tables, "tables of few rows, where nobody waits for long"),
      .init("failOn", \.failOn, .word(), "the mildest finding that makes the exit status 1"),
      .init("baseline", \.baseline, .newPath, "the file that holds the findings which were there already"),
    ]
  }
}

extension FolderSettings {
  static var keys: [ConfigurationKey<FolderSettings>] {
    [
      .init("framework", \.framework, .word(of: allReaders.map(\.framework.id)), "the runner"),
      .init("transactions", \.transactions, .word(), "how much one transaction takes in"),
      .init("dialect", \.otherDialect, .dialect, "the database; all but postgresql is set aside"),
    ]
  }
}

extension RulesOfPaths {
  static var keys: [ConfigurationKey<RulesOfPaths>] {
    [
      .init("paths", \.paths, .patterns, "the paths", isRequired: true),
      .init("rules", \.rules, .rules, "how grave each rule is there", isRequired: true),
    ]
  }
}

extension ConfigurationForm where Value == Dialect? {
  /// Nil for PostgreSQL.
  static var dialect: Self { ConfigurationForm<String>.word(of: ["postgresql"] + Dialect.names).map { Dialect.named($0) } }
}

extension ConfigurationForm where Value == RulesOfPaths {
  static var overrides: Self { .object(RulesOfPaths(), RulesOfPaths.keys) }
}

extension ConfigurationForm where Value == [String: RuleLevel] {
  static var rules: Self { .map(of: .word(), keys: .of(RuleCatalog.infos.map(\.id), as: "rule")) }
}

extension ConfigurationForm where Value == [String: FolderSettings] {
  static var folders: Self {
    let form = ConfigurationForm<[String: FolderSettings]>.map(
      of: .object(FolderSettings(), FolderSettings.keys), keys: .folders)
    return ConfigurationForm(form.shape) { value, reading in
      form.read(value, &reading).map { folders in
        Dictionary(folders.map { (Standpoint.absolute(reading.home.path(of: $0)), $1) }, uniquingKeysWith: { $1 })
      }
    }
  }
}
