from shop import db


class UserAccount(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), nullable=False)
    tags = db.relationship("Tag", secondary="user_tags")


class HTTPLog(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Admin(UserAccount):
    """No key of its own: in the table of all accounts."""

    level = db.Column(db.Integer)


class Support(UserAccount):
    """It has a name for a table, and no key: it is in the table of all accounts as well."""

    __tablename__ = "support"
    desk = db.Column(db.String(20))


class Metric(db.Model):
    """In another database."""

    __bind_key__ = "metrics"
    id = db.Column(db.Integer, primary_key=True)


user_tags = db.Table(
    "user_tags", db.Column("user_id", db.Integer, db.ForeignKey("user_account.id")), db.Column("tag_id", db.Integer)
)
