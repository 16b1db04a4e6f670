b.HasAnnotation("Npgsql:IndexInclude", new[] { "m" });
MySqlModelBuilderExtensions.AutoIncrementColumns(modelBuilder);
