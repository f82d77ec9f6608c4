#[test]
fn the_file_is_read_without_a_problem() {
    assert_eq!(super::song_an().tasks.len(), 46);
}
