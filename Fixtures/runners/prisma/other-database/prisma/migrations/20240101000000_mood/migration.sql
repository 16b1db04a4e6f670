CREATE TABLE `t` (`m` ENUM('old'));
