import Testing

@testable import CommandLine

@Suite("Completions") struct CompletionTests {
  private func words(_ typed: String...) -> [String] { Completion(of: typed).candidates.map(\.word) }

  @Test("At the beginning stand the commands, and files for check")
  func beginning() {
    #expect(Set(words("")).isSuperset(of: Command.all.map(\.name)))
    #expect(Completion(of: [""]).allowsFiles)
    #expect(words("tim") == ["timeline"])
    #expect(words("--vers") == ["--version"])
  }

  @Test("A command's options, those given once only while they are not there")
  func options() {
    #expect(Set(words("check", "--")) == Set(Command.check.options.map(\.name)))
    #expect(words("check", "--quiet", "--qu").isEmpty)
    #expect(words("check", "--rule", "a=off", "--rul") == ["--rule"])
    #expect(words("db", "--fra") == ["--framework"])
    #expect(words("parse", "--fra").isEmpty)
  }

  @Test("The values of an option, behind it or behind its equals sign")
  func values() {
    #expect(words("check", "--fail-on", "") == ["error", "warning", "note", "never"])
    #expect(words("check", "--fail-on=n") == ["--fail-on=note", "--fail-on=never"])
    #expect(words("timeline", "--framework", "goo") == ["goose"])
    #expect(words("check", "--postgres", "").first == "18")
    #expect(Completion(of: ["check", "--config", ""]).allowsFiles)
    #expect(words("check", "--format", "") == ["text", "json", "sarif", "github", "gitlab", "junit"])
    #expect(words("timeline", "--format", "") == ["text", "json"])
    #expect(words("check", "--output", "sar") == ["sarif="] && Completion(of: ["check", "-o", ""]).allowsFiles)
    #expect(words("check", "--baseline", "") == ["none"] && Completion(of: ["check", "--baseline", ""]).allowsFiles)
    #expect(!Completion(of: ["check", "--fail-on", ""]).allowsFiles)
  }

  @Test("A rule first, then how grave it is")
  func rules() {
    #expect(words("explain", "deploy-") == ["deploy-before-migrate"])
    #expect(!Completion(of: ["explain", ""]).allowsFiles)
    #expect(words("check", "--rule", "deploy-") == ["deploy-before-migrate="])
    #expect(words("check", "--rule", "deploy-before-migrate=o") == ["deploy-before-migrate=off"])
    #expect(words("check", "--rule=deploy-") == ["--rule=deploy-before-migrate="])
  }

  @Test("Behind -- everything is a file")
  func files() {
    #expect(words("check", "--", "--f").isEmpty)
    #expect(Completion(of: ["check", "--", "--f"]).allowsFiles)
  }

  @Test("help takes a command")
  func help() {
    #expect(words("help", "par") == ["parse"])
  }

  @Test("The command answers a script, and knows three shells")
  func command() {
    #expect(
      Run(["completions", "reply", "--", "expl"]).output
        == ":files\nexplain\twhat a rule finds, why it hurts, what to do instead\n")
    #expect(Run(["completions", "reply", "--", "check", "--config", ""]).output == ":files\n")
    for shell in ["bash", "zsh", "fish"] { #expect(Run(["completions", shell]).output.contains("completions reply")) }
    #expect(Run(["completions", "tcsh"]).complaint == "completions knows bash, zsh and fish, not 'tcsh'")
    #expect(Run(["completions"]).complaint == "completions takes one shell: bash, zsh or fish")
  }
}
