from yoyo import step

__depends__ = {"0002.new-mood"}
__transactional__ = False

step("CREATE INDEX CONCURRENTLY t_m ON t (m)", "DROP INDEX t_m")
