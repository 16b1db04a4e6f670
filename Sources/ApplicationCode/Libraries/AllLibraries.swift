/// Every library whose use is understood. A new one is one file and one line here.
public let allLibraries: [any CodeLibrary] = [
  Drizzle(),
  Prisma(),
  QueryFiles(),
  SQLAlchemy(),
  SQLInStrings(),
  Supabase(),
  Django(),
]
