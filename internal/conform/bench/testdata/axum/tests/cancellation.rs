use chrono::Duration;

#[test]
fn a_day_has_as_many_hours_as_the_notice() {
    assert_eq!(Duration::days(1), Duration::hours(24));
}
