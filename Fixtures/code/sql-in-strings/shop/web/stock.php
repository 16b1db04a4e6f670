<?php
$pdo->prepare('INSERT INTO stock (shop, item, amount) VALUES (?, ?, ?) ON CONFLICT (item) DO NOTHING');
$pdo->query("SELECT s.amount FROM stock s WHERE s.item = '{$item}' AND s.shop = $shop");
