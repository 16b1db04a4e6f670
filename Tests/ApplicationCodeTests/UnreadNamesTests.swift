import SourceText
import Testing

@testable import ApplicationCode

@Suite("Names that only the run knows") struct UnreadNamesTests {
  private func unread<Library: CodeLibrary>(_ library: Library, _ program: String) -> [String] {
    let file = CodeFile(SourceText(name: "a.ts", program))
    let parts = library.read(file).map { [(file: file, part: $0)] } ?? []
    return library.combine(parts, in: CodeBase(roots: [])).unread.map { $0.place.file[$0.place.span] }
  }

  @Test("A table of Supabase's, and a function")
  func supabase() {
    let program = """
      import { supabase } from "./supabase";
      export const rows = (table: string) => supabase.from(table).select();
      export const call = (name: string) => supabase.rpc(`do_${name}`);
      supabase.from("known").select("id"); supabase.storage.from(bucket).list();
      """
    #expect(unread(Supabase(), program) == ["table", "do_${name}"])
  }

  @Test("A table of Drizzle's")
  func drizzle() {
    let program = """
      import { pgTable, text } from "drizzle-orm/pg-core";
      export const tenant = pgTable(`tenant_${process.env.TENANT}`, { id: text() });
      export const known = pgTable("known", { id: text() });
      """
    #expect(unread(Drizzle(), program) == ["tenant_${process.env.TENANT}"])
  }
}
