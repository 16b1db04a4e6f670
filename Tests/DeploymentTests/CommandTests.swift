import Testing

@testable import Deployment

@Suite("Commands") struct CommandTests {
  @Test(
    "The runners' own commands, whatever wraps them",
    arguments: [
      ("alembic -c db/alembic.ini upgrade head", "alembic upgrade"), ("poetry run alembic upgrade head", "alembic upgrade"),
      ("python -m alembic upgrade head", "alembic upgrade"), ("python3 manage.py migrate --noinput", "manage.py migrate"),
      ("uv run --frozen python manage.py migrate", "manage.py migrate"), ("flask --app app db upgrade", "flask db upgrade"),
      ("sudo -u app env A=b npx prisma migrate deploy", "prisma migrate deploy"),
      ("pnpm exec drizzle-kit migrate", "drizzle-kit migrate"),
      ("yarn prisma migrate deploy", "prisma migrate deploy"),
      ("./node_modules/.bin/knex migrate:latest", "knex migrate:latest"),
      ("migrate -path db -database \"$URL\" up", "migrate up"),
      ("docker run --rm -v a:b migrate/migrate -path=/m up", "migrate up"),
      ("docker run --rm -e DATABASE_URL app:1 alembic upgrade head", "alembic upgrade"),
      ("docker compose -f a.yml run --rm app sh -c 'alembic upgrade head'", "alembic upgrade"),
      ("kubectl -n x exec deploy/app -- bundle exec rails db:migrate", "rails db:migrate"),
      ("heroku run -a x rake db:migrate", "rake db:migrate"),
      ("fly ssh console -C 'bin/rails db:migrate'", "rails db:migrate"), ("bash -lc \"dbmate up\"", "dbmate up"),
      ("./gradlew flywayMigrate", "gradlew flywayMigrate"),
      ("php artisan migrate --force", "artisan migrate"), ("ssh -p 22 a@b \"cd app && goose up\"", "goose up"),
      ("diesel migration run", "diesel migration run"),
      ("sqlx migrate run", "sqlx migrate run"), ("psql \"$URL\" -f db/migrations/1.sql", "psql -f"),
      ("mix ecto.migrate", "mix ecto.migrate"),
      ("dotnet ef database update", "dotnet ef database update"), ("npm run db:migrate", "npm run db:migrate"),
      ("make migrate", "make migrate"),
      ("gcloud run jobs execute app-migrate --wait", "gcloud run jobs"), ("./bin/migrate", "./bin/migrate"),
      ("supabase db push", "supabase db push"),
      ("dotenv -e .env -- sequelize-cli db:migrate", "sequelize-cli db:migrate"), ("timeout 60 tern migrate", "tern migrate"),
      ("wait-for-it db:5432 -- goose up", "goose up"),
    ])
  func migrations(_ command: String, _ name: String) {
    #expect(PipelineReading.script(command) == ["migrates by " + name])
  }

  @Test(
    "What only looks, makes or takes back migrates nothing",
    arguments: [
      "alembic upgrade head --sql", "alembic current", "alembic revision --autogenerate -m migrate",
      "python manage.py makemigrations",
      "python manage.py migrate --check", "python manage.py showmigrations", "npx prisma migrate status",
      "npx prisma migrate dev", "goose status",
      "goose down", "npx prisma generate", "atlas migrate apply --dry-run", "./check-migrations.sh", "make lint-migrations",
      "rails db:rollback",
      "echo alembic upgrade head", "npm run migrate:create x", "knex migrate:make x", "git commit -m 'goose up'",
      "grep -r 'goose up' .",
    ])
  func harmless(_ command: String) {
    #expect(PipelineReading.script(command).allSatisfy { !$0.hasPrefix("migrates") })
  }

  @Test(
    "Commands that put code into service",
    arguments: [
      "fly deploy", "flyctl deploy --remote-only -a x", "kubectl set image deploy/a a=b", "kubectl rollout restart deploy/a",
      "pm2 reload all",
      "aws ecs update-service --service a", "gcloud run deploy a", "systemctl restart app.service",
      "sudo supervisorctl restart app:*", "git push heroku main",
      "vercel --prod", "vercel deploy --prod", "docker stack deploy -c x.yml app", "docker run -d --name app app:1",
      "helm upgrade --install a ./missing",
    ])
  func starts(_ command: String) {
    #expect(PipelineReading.script(command).contains { $0.hasPrefix("starts") }, "\(command)")
  }

  @Test(
    "And those that do not",
    arguments: [
      "fly status", "kubectl get pods", "kubectl apply --dry-run=client -f k8s", "systemctl restart nginx postgresql",
      "vercel deploy", "docker run --rm app:1 true",
      "docker run -d postgres:17", "gcloud run deploy a --no-traffic", "docker compose up -d db redis",
      "kubectl rollout status deploy/a", "git push origin main", "aws s3 sync a b",
    ])
  func idle(_ command: String) {
    #expect(PipelineReading.script(command).isEmpty, "\(command)")
  }

  @Test("Scripts lead to scripts, and what leads back to itself ends")
  func scripts() {
    let files = [
      "package.json":
        #"{"scripts": {"release": "pnpm run up && ./a.sh", "preup": "goose up", "up": "fly deploy", "loop": "npm run loop"}}"#,
      "a.sh": "#!/bin/sh\n. ./b.sh\nfinish\n", "b.sh": "finish() { dbmate up; }\n./a.sh\n",
      "Makefile": "all: all\n\tmake all\n\tgoose up\n",
    ]
    #expect(
      PipelineReading.script("npm run release", with: files) == [
        "migrates by goose up", "starts fly deploy", "migrates by dbmate up",
      ])
    #expect(PipelineReading.script("npm run loop; make", with: files) == ["migrates by goose up"])
  }

  @Test("Variables that are known are filled in")
  func variables() {
    #expect(PipelineReading.script("TOOL=goose\nDIR=db\n$TOOL -dir \"$DIR/migrations\" up") == ["migrates by goose up"])
    #expect(PipelineReading.script("run() { \"$@\"; }\nrun goose up") == ["migrates by goose up"])
    #expect(PipelineReading.script("$TOOL up").isEmpty)
  }
}
