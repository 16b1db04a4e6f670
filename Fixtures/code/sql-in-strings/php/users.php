<p>SELECT gone FROM html</p>
<?php
$sql = 'SELECT id, email FROM users';
$sql .= ' WHERE id = :id';
$pdo->prepare("SELECT id FROM users WHERE name = '$name' AND team = {$this->team['id']}");
$pdo->query('SELECT o.id ' . 'FROM orders o ' . $this->where() . ' ORDER BY o.id');
$pdo->query(<<<SQL
    INSERT INTO orders (user_id, total)
    VALUES (?, ?)
    SQL);
$em->createQuery('SELECT u FROM User u');
?>
<p>it's not "SELECT gone FROM html"</p>
