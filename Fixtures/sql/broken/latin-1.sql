-- café, as it was once written
INSERT INTO t VALUES ('café');
SELECT 1;
