// Where Atlas finds the migrations.
variable "url" {
  type    = string
  default = "postgres://localhost:5432/shop?sslmode=disable"
}

locals {
  host = "db.internal"
  # Text is kept; what Atlas has to work out stays as it is written.
  address = "postgres://${local.host}:5432/shop"
}

data "external" "token" {
  program = ["sh", "-c", "echo \"{}\"", ]
}

env "local" {
  src = "file://schema.sql"
  url = var.url
  dev = "docker://postgres/16/dev" /* a scratch database */
  migration {
    dir    = "file://migrations?format=goose"
    exec_order = LINEAR
  }
  diff {
    skip {
      drop_schema = true
    }
  }
}

env "prod" {
  url     = getenv("DATABASE_URL")
  schemas = ["public", "audit"]
  retries = 3
  limits  = { timeout = 1.5, "lock" : null, }
  log {
    message = <<-EOT
      $${not_a_template}
        indented
    EOT
  }
}
