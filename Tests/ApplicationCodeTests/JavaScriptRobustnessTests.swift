import ApplicationCode
import SourceText
import TestSupport
import Testing

/// Whatever stands in a file: no crash, no hang, and every place lies in the file.
@Suite("JavaScript that is broken") struct JavaScriptRobustnessTests {
  static let files =
    Repository.files(in: "Fixtures/code/drizzle", ending: ".ts") + Repository.files(in: "Fixtures/code/supabase", ending: ".ts")

  private func read(_ bytes: [UInt8]) {
    let text = SourceText(name: "a.ts", bytes: bytes)
    for requirement in NeedsText.requirements(of: [CodeFile(text)]) {
      #expect(requirement.place.span.start <= requirement.place.span.end && Int(requirement.place.span.end) <= text.count)
    }
  }

  @Test("Cut off anywhere", arguments: files)
  func cutOff(_ path: String) {
    let bytes = Repository.bytes(of: path)
    for count in stride(from: 0, to: bytes.count, by: 7) { read(Array(bytes.prefix(count))) }
  }

  @Test("With a byte changed", arguments: files)
  func changed(_ path: String) {
    let bytes = Repository.bytes(of: path)
    let others = Array("()[]{}<>\"'`,.:;=?!$\\/\u{0}".utf8)
    for at in stride(from: 0, to: bytes.count, by: 11) {
      var changed = bytes
      changed[at] = others[at % others.count]
      read(changed)
    }
  }

  @Test(
    "Nested or long without end",
    arguments: [
      "(", "[", "{", "`${", "a?", "!", "...[", "a.b(", "(a,b)=>", "<T>(", "+a", ".eq('a')", "f<", "{a:", "a=>", "a??", "as [",
      "new ",
    ])
  func nested(_ part: String) {
    let beginnings = [
      "import { pgTable } from 'drizzle-orm/pg-core';\nexport const t = pgTable('t', ",
      "import { supabase } from './supabase';\nconst q = supabase.from('t').insert(", "supabase.from('t')",
    ]
    for beginning in beginnings { read(Array((beginning + String(repeating: part, count: 4_000)).utf8)) }
  }

  @Test("Names that lead round in circles")
  func circles() {
    read(
      Array(
        """
        import { pgTable, text } from "drizzle-orm/pg-core";
        import { supabase } from "./a";
        export * from "./a";
        export { b as c, c as b } from "./a";
        const a = b; const b = a; const f = () => f(); const g = () => ({ ...g(), ...g() });
        const h = () => [...h(), ...h()];
        export const t = pgTable(a, f()); export const u = pgTable("u", g()); export const v = pgTable("v", { x: c, y: f() });
        supabase.from(a).insert(g()); supabase.from(f()).insert(h());
        """.utf8))
  }
}
