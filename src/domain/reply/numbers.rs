//! Numbers written as figures or words.

/// A word of a number: "hai" or "mươi".
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    Number(u32),
    Multiplier(u32),
}

/// "ba trăm năm mươi hai" is 352. `None` for what is no one number ("hai ba ngày") or too large.
pub(super) fn value(pieces: &[Piece]) -> Option<u32> {
    let mut sum: u32 = 0;
    let mut pending: Option<u32> = None;
    let mut scale = u32::MAX;
    for piece in pieces {
        match (*piece, pending) {
            (Piece::Number(number), None) => pending = Some(number),
            (Piece::Number(number), Some(10)) if number < 10 => pending = Some(10 + number),
            (Piece::Number(_), Some(_)) => return None,
            (Piece::Multiplier(multiplier), Some(number)) if multiplier < scale => {
                sum = sum.checked_add(number.checked_mul(multiplier)?)?;
                scale = multiplier;
                pending = None;
            }
            (Piece::Multiplier(_), _) => return None,
        }
    }
    match pending {
        Some(number) if number < scale => sum.checked_add(number),
        Some(_) => None,
        None => Some(sum),
    }
}

/// What a run of digits and separators stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Number(u32),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// "3/2020".
    Month {
        month: u32,
        year: i32,
    },
    /// A range, a fraction, something too long.
    Odd,
}

/// "1.200" is a number, "20/11" and "20-11-2026" are dates.
pub(super) fn digits(text: &str) -> Digits {
    let parts: Vec<&str> = text.split(['/', '-', '.', ',']).collect();
    let is_grouped =
        parts.iter().skip(1).all(|part| part.len() == 3) && parts[0].len() <= 3 && !text.contains(['/', '-']);
    if parts.len() == 1 || is_grouped {
        return parts.concat().parse().map_or(Digits::Odd, Digits::Number);
    }
    let number = |part: &&str| if part.len() <= 4 { part.parse::<u32>().ok() } else { None };
    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
    match numbers.as_deref() {
        _ if text.contains(',') => Digits::Odd,
        Some([day @ 0..=99, month @ 0..=99]) => Digits::Date { day: *day, month: *month, year: None },
        Some([month @ 0..=99, year @ 1000..=9999]) => {
            i32::try_from(*year).map_or(Digits::Odd, |year| Digits::Month { month: *month, year })
        }
        Some([day @ 0..=99, month @ 0..=99, year]) => {
            let year = if *year < 100 { 2000 + *year } else { *year };
            Digits::Date { day: *day, month: *month, year: i32::try_from(year).ok() }
        }
        _ => Digits::Odd,
    }
}
