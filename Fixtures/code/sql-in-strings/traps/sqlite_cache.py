def load(db):
    db.execute("SELECT id FROM users")
