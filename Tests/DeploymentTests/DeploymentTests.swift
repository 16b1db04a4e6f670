import Migrations
import Testing

@testable import Deployment

@Suite("Pipelines") struct PipelineTests {
  private static func workflow(_ jobs: String, on: String = "push") -> [String: String] {
    [".github/workflows/w.yml": "name: W\non: \(on)\njobs:\n" + jobs]
  }

  @Test("Jobs wait for those that they need")
  func needs() {
    let text = PipelineReading.text(
      Self.workflow(
        """
          b: {needs: [a], runs-on: x, steps: [{run: fly deploy}]}
          a: {runs-on: x, steps: [{run: goose up}]}
        """))
    #expect(text == "the workflow W\n  b after a: starts fly deploy\n  a: migrates by goose up")
  }

  @Test(
    "YAML as it is written: anchors, merges, block scalars, flow, several documents",
    arguments: [
      "  a:\n    steps:\n      - run: |+\n          goose up\n\n      - run: >-\n          fly\n          deploy\n",
      "  a:\n    steps:\n      - run: |2\n            goose up\n            fly deploy\n",
      "  a: {steps: [{run: \"goose \\\n    up\"}, {'run': 'fly deploy'}]}\n",
      "  x: &x\n    if: false\n    steps: [{run: goose up}, {run: fly deploy}]\n  a:\n    <<: *x\n    if: success()\n",
    ])
  func yaml(_ jobs: String) {
    let text = PipelineReading.text(Self.workflow(jobs))
    #expect(text.hasSuffix("a: migrates by goose up, starts fly deploy"), "\(text)")
  }

  @Test(
    "A workflow whose trigger is quoted or written as a list is one",
    arguments: ["[push]", "{push: null}", "\n  push:\n    branches: [main]", "'push'"])
  func triggers(_ on: String) {
    let text = PipelineReading.text(Self.workflow("  a: {steps: [{run: fly deploy}]}\n", on: on))
    #expect(text == "the workflow W\n  a: starts fly deploy")
  }

  @Test(
    "Pull requests deploy nothing that lasts", arguments: ["pull_request", "[pull_request, merge_group]", "{pull_request: {}}"])
  func previews(_ on: String) {
    #expect(PipelineReading.text(Self.workflow("  a: {steps: [{run: fly deploy}]}\n", on: on)).isEmpty)
  }

  @Test("What a workflow cannot say in YAML is told of, and the rest is read")
  func broken() {
    let (pipelines, _) = PipelineReading.pipelines(Self.workflow("  a: {steps: [{run: goose up}]}\n  b: [\n"))
    #expect(pipelines.remarks.map(\.kind) == [.notAnalysed])
    #expect(PipelineText.text(of: pipelines).contains("a: migrates by goose up"))
  }

  @Test("What a deploy calls that is not there is told of")
  func unread() {
    let (pipelines, _) = PipelineReading.pipelines(
      Self.workflow("  a: {steps: [{run: ./ops/cut-over.sh}, {run: fly deploy}]}\n"))
    #expect(pipelines.remarks.map(\.message) == ["what ./ops/cut-over.sh does cannot be seen from here"])
    #expect(pipelines.remarks.map(\.line) == [4])
  }

  @Test("A working folder decides whose migrations a command means")
  func folders() {
    let files = [
      "other/package.json": "{}",
      ".github/workflows/w.yml":
        "on: push\njobs: {a: {steps: [{run: goose up, working-directory: other}, {run: fly deploy}]}}\n",
    ]
    let (pipelines, set) = PipelineReading.pipelines(files)
    guard case .unknown = pipelines.order(for: set) else {
      Issue.record("the folder is another one")
      return
    }
  }

  @Test("What is proved of the order")
  func order() {
    func order(_ steps: String) -> String {
      let (pipelines, set) = PipelineReading.pipelines(Self.workflow("  a:\n    steps:\n" + steps))
      return switch pipelines.order(for: set) {
      case .migrationFirst(let proof): "\(proof.first.name) then \(proof.second.name)"
      case .codeFirst(let proof): "\(proof.first.name), then only \(proof.second.name)"
      case .unknown: "unknown"
      }
    }
    #expect(order("      - run: goose up\n      - run: fly deploy\n") == "goose up then fly deploy")
    #expect(order("      - run: fly deploy\n      - run: goose up\n") == "fly deploy, then only goose up")
    #expect(order("      - run: fly deploy\n      - run: if [ -n \"$X\" ]; then goose up; fi\n") == "unknown")
    #expect(order("      - run: goose up\n      - run: fly deploy\n      - run: goose up\n") == "goose up then fly deploy")
    #expect(order("      - run: ./unknown.sh\n      - run: fly deploy\n      - run: goose up\n") == "unknown")
    #expect(
      order("      - run: heroku maintenance:on\n      - run: git push heroku\n      - run: heroku run goose up\n") == "unknown"
    )
    #expect(order("      - run: alembic upgrade head\n      - run: fly deploy\n") == "unknown")
  }

  @Test("The entrypoint of an image, and what compose makes of it")
  func containers() {
    let text = PipelineReading.text([
      "Dockerfile":
        "FROM a AS b\nCMD x\nFROM b\nWORKDIR /app\nCOPY . .\nCOPY tools/start.sh /start.sh\nENTRYPOINT [\"/start.sh\"]\nCMD [\"./serve\"]\n",
      "tools/start.sh": "#!/bin/sh\ngoose up\nexec \"$@\"\n",
      "compose.yaml":
        "services:\n  app: {build: ., scale: 2}\n  job: {build: ., command: [./work]}\n  db: {image: 'postgres:17'}\n  own: {build: ., entrypoint: ./serve}\n",
    ])
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("  ") }.prefix(4) == [
        "  Dockerfile: migrates by goose up, starts serve", "  the service app: migrates by goose up, starts serve",
        "  the service job: migrates by goose up, starts work", "  the service own: starts serve",
      ])
    #expect(text.contains("the service app of 2 replicas"))
  }

  @Test(
    "Files of nothing, of zeros and of brackets are read to their end",
    arguments: ["", "\0\0\0", "[[[[", "a: &a [*a]", ": : :", "- - - -", "{", "\u{FEFF}on: push"])
  func hostile(_ text: String) {
    let names = [
      ".github/workflows/w.yml", ".gitlab-ci.yml", "Dockerfile", "compose.yaml", "Procfile", "fly.toml", "render.yaml",
      "heroku.yml", "vercel.json", "netlify.toml",
      "railway.json", "railway.toml", "package.json", "deploy.sh", "k8s/a.yaml", "chart/Chart.yaml", "chart/templates/a.yaml",
      "Makefile", "justfile",
    ]
    var files = Dictionary(uniqueKeysWithValues: names.map { ($0, text) })
    _ = PipelineReading.pipelines(files)
    files["scripts/deploy.sh"] =
      "make; just x; task y; npm run z; docker compose up -d; helm upgrade a chart; kubectl apply -k k8s\n"
    let (pipelines, set) = PipelineReading.pipelines(files)
    _ = pipelines.flaws(for: set)
  }
}
