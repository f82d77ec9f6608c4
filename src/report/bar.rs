//! How wide the parts of a stacked bar are.

/// The width of each part of a bar of `width` pixels.
///
/// Each is as wide as its count's share, but a part that counts something never narrower than what it `needs` for the
/// number written on it; the others give way. If even the needs do not fit, they are all narrowed alike.
pub fn widths(counts: &[u32], needs: &[f64], width: f64) -> Vec<f64> {
    let parts: Vec<(f64, f64)> = counts
        .iter()
        .zip(needs)
        .map(|(count, need)| (f64::from(*count), if *count > 0 { *need } else { 0.0 }))
        .collect();
    let needed: f64 = parts.iter().map(|(_, need)| need).sum();
    if needed >= width {
        return parts.iter().map(|(_, need)| need * width / needed).collect();
    }
    // A part that is raised to its need narrows the others, so that another may fall below its own.
    let mut raised = vec![false; parts.len()];
    loop {
        let (mut left, mut shared) = (width, 0.0);
        for ((count, need), raised) in parts.iter().zip(&raised) {
            if *raised {
                left -= need;
            } else {
                shared += count;
            }
        }
        let share = |count: f64| if shared > 0.0 { left * count / shared } else { 0.0 };
        let short =
            (0..parts.len()).find(|place| !raised[*place] && share(parts[*place].0) < parts[*place].1);
        match short {
            Some(place) => raised[place] = true,
            None => {
                let width = |((count, need), raised): (&(f64, f64), &bool)| {
                    if *raised { *need } else { share(*count) }
                };
                return parts.iter().zip(&raised).map(width).collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_are_as_wide_as_their_share() {
        assert_eq!(widths(&[3, 1, 0, 0], &[10.0; 4], 100.0), [75.0, 25.0, 0.0, 0.0]);
        assert_eq!(widths(&[99, 1, 0, 0], &[10.0; 4], 100.0), [90.0, 10.0, 0.0, 0.0]);
        assert_eq!(widths(&[0, 0], &[10.0; 2], 100.0), [0.0, 0.0]);
        assert_eq!(widths(&[5, 5], &[100.0, 300.0], 100.0), [25.0, 75.0]);
    }

    proptest! {
        #[test]
        fn the_bar_is_filled_and_every_number_has_its_room(
            parts in prop::collection::vec((prop_oneof![Just(0u32), 1..5u32, any::<u32>()], 20.0..200.0f64), 1..5),
        ) {
            let (counts, needs): (Vec<u32>, Vec<f64>) = parts.into_iter().unzip();
            let widths = widths(&counts, &needs, 900.0);
            prop_assert_eq!(widths.len(), counts.len());
            for ((width, count), need) in widths.iter().zip(&counts).zip(&needs) {
                if *count == 0 {
                    prop_assert_eq!(*width, 0.0);
                } else {
                    prop_assert!(*width >= need - 0.001, "{} < {}", width, need);
                }
            }
            let sum: f64 = widths.iter().sum();
            let full = if counts.iter().all(|count| *count == 0) { 0.0 } else { 900.0 };
            prop_assert!((sum - full).abs() < 0.001, "{}", sum);
        }
    }
}
