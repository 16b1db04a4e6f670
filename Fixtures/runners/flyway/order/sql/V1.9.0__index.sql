CREATE INDEX t_m ON t (m);
