import ConfigText
import Migrations
import SourceText

/// Where a project says which version of PostgreSQL it runs on: only files that are made for it are asked, and only plain words count.
struct PostgresVersions {
  struct Told: Equatable {
    var major: Int
    /// "docker-compose.yml:4 runs the image postgres:16"
    var words: String
    /// It tells of the database that matters, not of one that developers and tests have.
    var isDeployed: Bool
  }

  private(set) var told: [Told] = []

  /// The oldest of those that are deployed, and where nothing tells of one, of the others.
  var chosen: Told? {
    let deployed = told.filter(\.isDeployed)
    return (deployed.isEmpty ? told : deployed).min { $0.major < $1.major }
  }

  private static let mostFolders = 2000

  init(in folder: Folder) {
    var open = [folder]
    var next = 0
    while next < open.count, next < Self.mostFolders {
      let folder = open[next]
      next += 1
      for name in folder.files { look(at: name, in: folder) }
      for name in folder.folders where !Discovery.skippedFolders.contains(name) && (name == ".github" || name.first != ".") {
        open.append(folder.folder(name))
      }
    }
  }

  private mutating func look(at name: String, in folder: Folder) {
    let isYAML = name.hasASCIISuffix(".yml") || name.hasASCIISuffix(".yaml")
    if isYAML, name.hasPrefix("docker-compose") || name.hasPrefix("compose.") {
      read(name, in: folder, as: .yaml) { $0.images(inServices: $1["services"]) }
    } else if isYAML, folder.name == "workflows", folder.parent.name == ".github" {
      read(name, in: folder, as: .yaml) { reader, file in
        for job in file["jobs"]?.table?.entries ?? [] { reader.images(inServices: job.value["services"]) }
      }
    } else if name == ".gitlab-ci.yml" {
      read(name, in: folder, as: .yaml) { reader, file in
        reader.images(inList: file["services"])
        for job in file.root.table?.entries ?? [] { reader.images(inList: job.value["services"]) }
      }
    } else if name == "render.yaml" {
      read(name, in: folder, as: .yaml) { reader, file in
        for database in file["databases"].array ?? [] {
          reader.tell(database["postgresMajorVersion"], "asks for PostgreSQL", isDeployed: true)
        }
      }
    } else if name == "config.toml", folder.name == "supabase" {
      read(name, in: folder, as: .toml) {
        $0.tell($1["db"]["major_version"], "says that Supabase runs PostgreSQL", isDeployed: true)
      }
    } else if name.hasASCIISuffix(".tf") {
      read(name, in: folder, as: .hcl) { $0.resources(of: $1) }
    }
  }

  private mutating func read(
    _ name: String, in folder: Folder, as format: ConfigFormat, _ look: (inout Reader, ConfigFile) -> Void
  ) {
    guard let text = folder.text(name),
      text.contains("postg", ignoringCase: true) || text.contains("pg") || name == "config.toml"
    else { return }
    var reader = Reader(lines: LineIndex(text))
    look(&reader, ConfigFile(text, as: format))
    told += reader.told.filter { !told.contains($0) }
  }

  /// What one file tells.
  private struct Reader {
    let lines: LineIndex
    private(set) var told: [Told] = []

    init(lines: LineIndex) { self.lines = lines }

    mutating func images(inServices services: ConfigValue?) {
      for service in services?.table?.entries ?? [] {
        image(service.value["image"] ?? service.value)
      }
    }

    mutating func images(inList services: ConfigValue?) {
      for service in services?.array ?? [] { image(service["name"] ?? service) }
    }

    private mutating func image(_ value: ConfigValue) {
      guard let image = value.string, let major = PostgresImage.major(of: image) else { return }
      tell(major, "runs the image \(image)", value.span, isDeployed: false)
    }

    mutating func tell(_ value: ConfigValue?, _ words: String, isDeployed: Bool) {
      guard let value, let text = value.scalarText, let major = PostgresImage.major(ofVersion: text) else { return }
      tell(major, "\(words) \(text)", value.span, isDeployed: isDeployed)
    }

    private mutating func tell(_ major: Int, _ words: String, _ span: Span, isDeployed: Bool) {
      guard Releases.known.contains(major) else { return }
      let place = "\(lines.text.name):\(lines.line(of: span.start))"
      let told = Told(major: major, words: "\(place) \(words)", isDeployed: isDeployed)
      if !self.told.contains(told) { self.told.append(told) }
    }

    /// Terraform's managed databases.
    mutating func resources(of file: ConfigFile) {
      for (labels, body) in file.root.blocks("resource", labels: 2) {
        let isPostgres = body["engine"].string?.contains("postgres") == true || body["engine"].string == "pg"
        switch labels.first?.text {
        case "aws_db_instance" where isPostgres, "aws_rds_cluster" where isPostgres:
          tell(body["engine_version"], "asks for PostgreSQL", isDeployed: true)
        case "digitalocean_database_cluster" where isPostgres: tell(body["version"], "asks for PostgreSQL", isDeployed: true)
        case "azurerm_postgresql_flexible_server": tell(body["version"], "asks for PostgreSQL", isDeployed: true)
        case "google_sql_database_instance":
          guard let value = body["database_version"], let text = value.string, text.hasPrefix("POSTGRES_"),
            let major = Int(text.dropFirst("POSTGRES_".count))
          else { continue }
          tell(major, "asks for \(text)", value.span, isDeployed: true)
        default: break
        }
      }
    }
  }
}

/// What the names of containers' images tell.
enum PostgresImage {
  /// Of `postgres:16.2-alpine`, `postgis/postgis:16-3.4` and `pgvector/pgvector:0.7.0-pg16` it is 16. Nil of other images, and where the
  /// version is filled in elsewhere.
  static func major(of image: String) -> Int? {
    guard !image.contains("$") else { return nil }
    let path = (image.split(separator: "@").first ?? "").split(separator: "/").last ?? ""
    let parts = path.split(separator: ":")
    guard parts.count == 2 else { return nil }
    let (name, tag) = (parts[0].lowercased(), parts[1].lowercased())
    for word in tag.split(separator: "-") where word.hasPrefix("pg") {
      if let major = Int(word.dropFirst(2)) { return isKin(name) ? major : nil }
    }
    return ["postgres", "postgresql", "postgis"].contains(name) ? major(ofVersion: tag) : nil
  }

  private static func isKin(_ name: String) -> Bool {
    name.hasPrefix("postg") || name.hasPrefix("timescale") || name.hasPrefix("pg") || name.hasPrefix("spilo")
  }

  /// Of `16`, `16.2` and `16-alpine` it is 16.
  static func major(ofVersion text: String) -> Int? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let end = text.utf8.dropFirst(digits.count).first ?? UInt8(ascii: ".")
    guard (1...2).contains(digits.count), end == UInt8(ascii: ".") || end == UInt8(ascii: "-") else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
