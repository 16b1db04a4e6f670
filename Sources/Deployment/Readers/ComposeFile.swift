import ConfigText
import Migrations
import SourceText

/// A compose file: its services, what each does when it starts, and which waits for which.
struct ComposeFile {
  struct Service {
    var name: String
    var place: Place
    var events: [DeployEvent]
    /// Services that must have ended, or be healthy, before it starts.
    var after: [String]
    /// Services that are started before it, and no more.
    var startedAfter: [String]
    var replicas: Int
    var isInfrastructure: Bool
    /// It starts only where its profile is asked for.
    var isOptional: Bool
  }

  static let names = [
    "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml", "docker-compose.prod.yml",
    "docker-compose.prod.yaml", "docker-compose.production.yml", "docker-compose.production.yaml", "compose.prod.yaml",
    "compose.prod.yml", "compose.production.yaml", "compose.production.yml", "docker-compose.deploy.yml",
  ]

  let file: SourceText
  private(set) var services: [Service] = []

  init(_ file: SourceText, with commands: CommandReader, in scene: Scene) {
    self.file = file
    let folder = Path.parent(file.name)
    var needsEnd: Set<String> = []
    for entry in ConfigFile(file, as: .yaml)["services"]?.table?.entries ?? [] {
      var scene = scene
      scene.folder = folder
      let service = Self.service(entry, file, commands, scene, &needsEnd)
      services.append(service)
    }
    // What others wait for to end is no server.
    for index in services.indices where needsEnd.contains(services[index].name) {
      services[index].events.removeAll(where: \.startsNewCode)
    }
  }

  private static func service(
    _ entry: ConfigTable.Entry, _ file: SourceText, _ commands: CommandReader, _ scene: Scene, _ needsEnd: inout Set<String>
  ) -> Service {
    let value = entry.value
    let imageName = value["image"].string.map { String($0.lastPart.prefix { $0 != ":" && $0 != "@" }) } ?? ""
    let isInfrastructure = value["build"] == nil && Self.isInfrastructure(image: imageName)
    var service = Service(
      name: entry.key.text, place: Place(file, entry.key.span), events: [], after: [], startedAfter: [],
      replicas: value["deploy"]["replicas"].int ?? value["scale"].int ?? 1, isInfrastructure: isInfrastructure,
      isOptional: value["profiles"] != nil)
    if let conditions = value["depends_on"]?.table {
      for condition in conditions.entries {
        switch condition.value["condition"].string {
        case "service_completed_successfully":
          service.after.append(condition.key.text)
          needsEnd.insert(condition.key.text)
        case "service_healthy": service.after.append(condition.key.text)
        default: service.startedAfter.append(condition.key.text)
        }
      }
    } else {
      service.startedAfter = value["depends_on"].strings.map(\.text)
    }
    guard !isInfrastructure else { return service }
    let image = dockerfile(of: value["build"], in: scene.folder ?? ".", commands)
    var inner = scene
    if let image { inner.folder = image.image?.folder }
    let entrypoint = ShellWord.words(of: value["entrypoint"], in: file, splits: true).flatMap { $0.isEmpty ? nil : $0 }
    let command = ShellWord.words(of: value["command"], in: file, splits: true).flatMap { $0.isEmpty ? nil : $0 }
    service.events = commands.startEvents(
      entrypoint: entrypoint, command: command, of: image, at: service.place, in: inner)
    return service
  }

  private static func dockerfile(of build: ConfigValue?, in folder: String, _ commands: CommandReader) -> Dockerfile? {
    guard let build, let context = build.string ?? build["context"].string ?? (build.table == nil ? nil : ".") else {
      return nil
    }
    let path = Path.normalized(Path.join(folder, context))
    guard let text = commands.text(Path.normalized(Path.join(path, build["dockerfile"].string ?? "Dockerfile"))) else {
      return nil
    }
    return Dockerfile(text, context: path, target: build["target"].string)
  }

  // MARK: Order

  /// One lane a service. What is started no more than before another does not count as done.
  func lanes() -> [DeployProcess.Lane] {
    var lanes: [DeployProcess.Lane] = []
    var numbers: [String: Int] = [:]
    for (index, service) in services.enumerated() { numbers[service.name] = index }
    for service in services {
      var lane = DeployProcess.Lane(service.name)
      lane.events = service.isOptional ? [] : service.events
      lane.after = Set(service.after.compactMap { numbers[$0] })
      // Another one that is started before it starts before what it does.
      lane.startedAfter = Set(service.startedAfter.compactMap { numbers[$0] })
      lanes.append(lane)
    }
    return lanes
  }

  /// What `docker compose up` does, as a row: only what is surely done before something else stands before it.
  func events(ofUp wanted: [String]) -> [DeployEvent] {
    let lanes = lanes()
    let before = DeployProcess.lanesBefore(lanes)
    let order = lanes.indices.sorted { before[$0].count < before[$1].count }
    let starts = lanes.indices.filter { lanes[$0].events.contains(where: \.startsNewCode) }
    return order.flatMap { index -> [DeployEvent] in
      guard wanted.isEmpty || wanted.contains(services[index].name) || starts.contains(where: { before[$0].contains(index) })
      else {
        return []
      }
      let isOrdered = starts.allSatisfy { $0 == index || before[$0].contains(index) || before[index].contains($0) }
      return lanes[index].events.map { event in
        var event = event
        event.isCertain = event.isCertain && isOrdered
        return event
      }
    }
  }

  // MARK: Images

  private static let infrastructure: Set = [
    "postgres", "postgresql", "pgvector", "timescaledb", "timescaledb-ha", "postgis", "redis", "redis-stack", "valkey", "mysql",
    "mariadb", "mongo", "rabbitmq", "nginx", "traefik", "caddy", "haproxy", "minio", "mc", "mailhog", "mailpit", "maildev",
    "mailcatcher",
    "elasticsearch", "opensearch", "kibana", "kafka", "cp-kafka", "cp-zookeeper", "zookeeper", "redpanda", "prometheus",
    "grafana",
    "loki", "tempo", "jaeger", "all-in-one", "adminer", "pgadmin4", "clickhouse", "clickhouse-server", "vault", "localstack",
    "otel-collector", "opentelemetry-collector-contrib", "memcached", "nats", "etcd", "consul", "dynamodb-local", "meilisearch",
    "typesense", "qdrant", "weaviate", "chroma", "alpine", "busybox", "watchtower", "certbot", "cloudflared", "pgbouncer", "db",
    "bitnami", "squid", "soketi", "imgproxy", "ollama", "keycloak", "zitadel", "unleash-server", "temporal", "auto-setup",
  ]

  static func isInfrastructure(image: String) -> Bool { infrastructure.contains(image) }
}
