using DbUp;

var upgrader = DeployChanges.To.PostgresqlDatabase(connection)
    .WithScriptsEmbeddedInAssembly(assembly)
    .WithTransaction()
    .LogToConsole()
    .Build();
