/// Commands that put new code into service, and those that build it.
enum DeployCommands {
  /// What a deploying command sets going.
  enum Effect {
    /// A platform takes the code of the folder and does what its own file says.
    case platform(Platform)
    case start
  }

  enum Platform {
    case fly, heroku, vercel, netlify, railway, render, compose, helm, manifests, appEngine
  }

  private struct Entry {
    var words: [String]
    var effect: Effect
    /// One of these words makes it something else.
    var unless: Set<String> = []
    /// Without one of these it is something else.
    var only: Set<String> = []

    init(_ words: String, _ effect: Effect, unless: Set<String> = [], only: Set<String> = []) {
      self.words = words.split(separator: " ").map(String.init)
      self.effect = effect
      self.unless = unless
      self.only = only
    }
  }

  private static let table: [Entry] = [
    Entry("fly deploy", .platform(.fly), unless: ["--build-only"]),
    Entry("flyctl deploy", .platform(.fly), unless: ["--build-only"]),
    Entry("heroku container:release", .platform(.heroku)),
    Entry("vercel deploy", .platform(.vercel), unless: ["--skip-domain"], only: ["--prod", "--production"]),
    Entry("vercel --prod", .platform(.vercel), unless: ["--skip-domain"]),
    Entry("vercel promote", .start),
    Entry("netlify deploy", .platform(.netlify), only: ["--prod", "-p"]),
    Entry("railway up", .platform(.railway)),
    Entry("railway redeploy", .platform(.railway)),
    Entry("render deploys create", .platform(.render)),
    Entry("gcloud run deploy", .start, unless: ["--no-traffic"]),
    Entry("gcloud run services update", .start, unless: ["--no-traffic"]),
    Entry("gcloud run services update-traffic", .start),
    Entry("gcloud run services replace", .start),
    Entry("gcloud app deploy", .platform(.appEngine), unless: ["--no-promote"]),
    Entry("aws ecs update-service", .start),
    Entry("aws ecs create-service", .start),
    Entry("aws deploy create-deployment", .start),
    Entry("aws lambda update-function-code", .start),
    Entry("aws apprunner start-deployment", .start),
    Entry("aws elasticbeanstalk update-environment", .start),
    Entry("eb deploy", .start),
    Entry("ecs deploy", .start),
    Entry("ecs-deploy", .start),
    Entry("copilot svc deploy", .start),
    Entry("copilot deploy", .start),
    Entry("az webapp deploy", .start, unless: ["--slot"]),
    Entry("az webapp deployment slot swap", .start),
    Entry("az webapp up", .start),
    Entry("az containerapp update", .start),
    Entry("az containerapp up", .start),
    Entry("doctl apps create-deployment", .start),
    Entry("kubectl apply", .platform(.manifests), unless: ["--dry-run", "--dry-run=client", "--dry-run=server"]),
    Entry("kubectl set image", .start),
    Entry("kubectl rollout restart", .start),
    Entry("kubectl replace", .platform(.manifests)),
    Entry("oc rollout", .start, unless: ["status"]),
    Entry("helm upgrade", .platform(.helm), unless: ["--dry-run"]),
    Entry("helm install", .platform(.helm), unless: ["--dry-run"]),
    Entry("helmfile apply", .start),
    Entry("helmfile sync", .start),
    Entry("argocd app sync", .start),
    Entry("kamal deploy", .start),
    Entry("kamal redeploy", .start),
    Entry("mrsk deploy", .start),
    Entry("dokku ps:rebuild", .start),
    Entry("caprover deploy", .start),
    Entry("wrangler deploy", .start, unless: ["--dry-run"]),
    Entry("wrangler publish", .start),
    Entry("sst deploy", .start),
    Entry("serverless deploy", .start),
    Entry("sls deploy", .start),
    Entry("sam deploy", .start),
    Entry("cdk deploy", .start),
    Entry("nomad job run", .start),
    Entry("nomad run", .start),
    Entry("docker stack deploy", .platform(.compose)),
    Entry("docker service update", .start),
    Entry("cap deploy", .start),
    Entry("supabase functions deploy", .start),
    Entry("firebase deploy", .start),
    Entry("deployctl deploy", .start),
    Entry("convox deploy", .start),
    Entry("cf push", .start),
    Entry("waypoint up", .start),
    Entry("scalingo deploy", .start),
    Entry("clever deploy", .start),
  ]

  /// What puts code into service on the machine it runs on: a deploy only where that is a server.
  private static let onServer: [Entry] = [
    Entry("docker compose up", .platform(.compose), unless: ["--no-start"]),
    Entry("docker-compose up", .platform(.compose), unless: ["--no-start"]),
    Entry("docker compose restart", .start),
    Entry("docker-compose restart", .start),
    Entry("docker restart", .start),
    Entry("systemctl restart", .start),
    Entry("systemctl reload", .start),
    Entry("systemctl start", .start),
    Entry("service restart", .start),
    Entry("pm2 restart", .start),
    Entry("pm2 reload", .start),
    Entry("pm2 start", .start),
    Entry("pm2 startOrRestart", .start),
    Entry("pm2 startOrReload", .start),
    Entry("supervisorctl restart", .start),
    Entry("supervisorctl reload", .start),
    Entry("supervisorctl start", .start),
    Entry("touch wsgi.py", .start),
  ]

  private static let byName = Dictionary(grouping: table) { $0.words[0] }
  private static let byNameOnServer = Dictionary(grouping: onServer) { $0.words[0] }

  /// Servers and brokers that carry none of the project's code.
  static let infrastructure: Set = [
    "nginx", "nginx.service", "caddy", "apache2", "httpd", "postgresql", "postgres", "redis", "redis-server", "docker", "ssh",
    "sshd",
    "haproxy", "traefik", "memcached", "rabbitmq-server", "cron", "db", "database",
  ]

  static func effect(of words: [String], onServer isServer: Bool) -> (name: String, effect: Effect)? {
    guard let name = words.first else { return nil }
    if let entry = byName[name]?.first(where: { fits($0, words) }) { return (entry.words.joined(separator: " "), entry.effect) }
    guard isServer, let entry = byNameOnServer[name]?.first(where: { fits($0, words) }) else { return nil }
    let targets = words.dropFirst(entry.words.count).filter { $0.utf8.first != UInt8(ascii: "-") }
    if case .start = entry.effect, !targets.isEmpty, targets.allSatisfy(infrastructure.contains) { return nil }
    return (entry.words.joined(separator: " "), entry.effect)
  }

  /// Services of a test's own, on a machine that is lent.
  static func startsLocally(_ words: [String]) -> Bool {
    guard let name = words.first else { return false }
    if name == "supabase" { return words.dropFirst().first == "start" }
    return byNameOnServer[name]?.contains { fits($0, words) } ?? false
  }

  private static func fits(_ entry: Entry, _ words: [String]) -> Bool {
    guard !words.contains(where: entry.unless.contains), entry.only.isEmpty || words.contains(where: entry.only.contains) else {
      return false
    }
    var rest = words.dropFirst()
    return entry.words.dropFirst().allSatisfy { wanted in
      guard let found = rest.firstIndex(of: wanted) else { return false }
      rest = rest[(found + 1)...]
      return true
    }
  }

  /// What keeps requests away: new code that starts behind it serves nobody yet.
  static func closesTheDoor(_ words: [String]) -> Bool {
    switch words.first {
    case "heroku": words.contains("maintenance:on")
    case "artisan": words.contains("down")
    case "kubectl": words.contains("scale") && words.contains { $0 == "--replicas=0" }
    default: false
    }
  }

  // MARK: Builds

  private static let builds: [[String]] = [
    "docker build", "docker buildx build", "docker buildx bake", "docker compose build", "docker-compose build", "podman build",
    "gcloud builds submit", "heroku container:push", "next build", "nuxt build", "vite build", "remix build", "tsc -p",
    "cargo build", "mvn package", "mvn install", "mvnw package", "gradle build", "gradlew build", "gradle bootJar",
    "gradlew bootJar", "go build", "mix release", "rails assets:precompile", "dotnet publish", "vercel build", "nest build",
    "turbo build", "pack build", "buildah bud",
  ].map { $0.split(separator: " ").map(String.init) }

  static func build(_ words: [String]) -> String? {
    for build in builds where build[0] == words.first {
      var rest = words.dropFirst()
      let fits = build.dropFirst().allSatisfy { wanted in
        guard let found = rest.firstIndex(of: wanted) else { return false }
        rest = rest[(found + 1)...]
        return true
      }
      if fits { return build.joined(separator: " ") }
    }
    return nil
  }

  // MARK: Tests

  private static let tests: Set = [
    "pytest", "jest", "vitest", "mocha", "rspec", "playwright", "cypress", "tox", "nox", "phpunit", "ava", "newman", "nextest",
    "pgtap", "pg_prove", "coverage",
  ]

  /// A command that tests, or `npm test` and its like.
  static func isTest(_ words: [String]) -> Bool {
    guard let name = words.first else { return false }
    if tests.contains(name) { return true }
    guard words.count > 1 else { return false }
    switch name {
    case "go", "cargo", "npm", "yarn", "pnpm", "bun", "deno", "rails", "mix", "dotnet", "mvn", "mvnw", "gradle", "gradlew",
      "artisan", "make",
      "manage.py", "just":
      return words.dropFirst().contains { word in
        MigrationCommands.words(of: word).contains { ["test", "tests", "check", "verify", "e2e", "coverage"].contains($0) }
      }
    default: return false
    }
  }
}
