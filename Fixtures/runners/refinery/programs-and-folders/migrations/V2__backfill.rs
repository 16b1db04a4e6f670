pub fn migration() -> String {
    String::from("SELECT 1;")
}
