import ApplicationCode
import Migrations
import Schema
import SourceText

/// A function is called with arguments that none of its overloads takes.
struct CallMatchesNoFunction: Rule {
  static let info = RuleInfo(
    id: "call-matches-no-function", family: .ordering, severity: .error,
    summary: "code calls a function with arguments that no overload takes",
    hazard: """
      A function is found by its name and the number, names and types of its arguments together. Where no overload fits, PostgreSQL answers 42883 \
      (through PostgREST: PGRST202, "could not find the function"), though a function of that name is there.
      """,
    remedy: """
      Give the arguments the names and the number that the migrations declare; or create the overload before the code that calls it goes out.
      """,
    example: (bad: "argument-name", good: "argument-names"))

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    for need in needs where need.isCurrent {
      for miss in need.lacks {
        // Where an overload that would fit was dropped, another rule says so.
        guard case .routine(let parts) = miss.subject, miss.certainty == .certain, miss.departure == nil else { continue }
        let overloads = names.routines(parts)
        guard !overloads.isEmpty else { continue }
        findings.report(finding(miss, need, overloads, names))
      }
    }
  }

  private func finding(_ miss: Miss, _ need: CodeNeed, _ overloads: [ID<Routine>], _ names: Names) -> Finding {
    let requirement = need.requirement
    let name = names.describe(miss)
    let known = miss.similar.isEmpty ? "" : "; there is \(miss.similar.joined(separator: ", "))"
    var given = ""
    if case .call(let call) = requirement.need, let arguments = call.argumentNames {
      given = arguments.isEmpty ? " without arguments" : " with \(arguments.joined(separator: ", "))"
    }
    var finding = Finding(
      Self.info, requirement.confidence == .strong ? .error : .warning, .likely,
      "\(name) is called\(given), which no overload takes\(known): PostgreSQL answers \(miss.sqlstate)",
      help: "Call it as the migrations declare it; or deploy the migration that creates the overload before this code.",
      sqlstate: miss.sqlstate, migration: subject.set.migrations.last?.id ?? "", at: miss.place ?? requirement.place,
      statement: requirement.place,
      related: overloads.compactMap { names.catalog[$0]?.birth }.map {
        Finding.Related("an overload is created here", at: $0.place)
      })
    finding.needs = [requirement.place]
    return finding
  }
}
