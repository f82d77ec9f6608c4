//! Splits what is read aloud into lines of one breath.

/// Syllables in one breath at the pace of a loudspeaker; as many as fit on a line in large type.
const LONGEST: usize = 14;
/// A line that ends before a link word may be this short.
const SHORTEST: usize = 6;

/// The words of a text, divided at spaces that may become line ends.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty())
}

/// The sentences of a text, each in lines of at most one breath. A line break ends a sentence.
///
/// No word is lost, doubled or moved. `links` are words, in small letters, before which one may take breath.
pub fn sentences(text: &str, links: &[String]) -> Vec<Vec<String>> {
    text.lines().flat_map(|line| sentences_of(&words(line).collect::<Vec<_>>(), links)).collect()
}

fn sentences_of(line: &[&str], links: &[String]) -> Vec<Vec<String>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for place in 0..line.len() {
        if ends_sentence(line, place) {
            sentences.push(breaths(&line[start..=place], links));
            start = place + 1;
        }
    }
    sentences
}

/// Whether a sentence ends with the word at `place`.
fn ends_sentence(line: &[&str], place: usize) -> bool {
    let Some(next) = line.get(place + 1) else { return true };
    let bare = line[place].trim_end_matches(['"', '”', '’', ')', '»']);
    if !bare.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let begins_anew = |letter: char| letter.is_uppercase() || letter.is_numeric();
    if !next.chars().find(|letter| letter.is_alphanumeric()).is_some_and(begins_anew) {
        return false;
    }
    let word = bare.trim_end_matches('.');
    let is_item_number = place == 0 && word.chars().all(char::is_numeric);
    // "TP. Pleiku", "Ô. Nam"
    let is_short_form = word.chars().count() <= 2 && word.chars().next().is_some_and(char::is_uppercase);
    !(is_item_number || is_short_form)
}

/// A sentence in lines: whole clauses while they fit.
fn breaths(sentence: &[&str], links: &[String]) -> Vec<String> {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    for piece in clauses(sentence).into_iter().flat_map(|clause| pieces(clause, links)) {
        let fits = |line: &&mut Vec<&str>| length(line) + length(piece) <= LONGEST;
        match lines.last_mut().filter(fits) {
            Some(line) => line.extend(piece),
            None => lines.push(piece.to_vec()),
        }
    }
    lines.iter().map(|line| line.join(" ")).collect()
}

fn clauses<'a, 'b>(sentence: &'a [&'b str]) -> Vec<&'a [&'b str]> {
    sentence.split_inclusive(|word| word.ends_with([',', ';', ':', '–']) || *word == "-").collect()
}

/// A clause that is longer than one breath, cut before the last link word that fits, else into pieces of like length.
fn pieces<'a, 'b>(mut clause: &'a [&'b str], links: &[String]) -> Vec<&'a [&'b str]> {
    let mut pieces = Vec::new();
    while length(clause) > LONGEST && clause.len() > 1 {
        let is_link = |place: &usize| links.contains(&clause[*place].to_lowercase());
        let fits = |place: &usize| length(&clause[..*place]) <= LONGEST;
        let last = LONGEST.min(clause.len().saturating_sub(2));
        let link = (SHORTEST..=last).rev().filter(fits).find(is_link);
        let even = clause.len().div_ceil(length(clause).div_ceil(LONGEST));
        let longest = (1..=LONGEST.min(clause.len() - 1)).rev().find(fits).unwrap_or(1);
        let (piece, rest) = clause.split_at(link.unwrap_or_else(|| even.clamp(1, longest)));
        pieces.push(piece);
        clause = rest;
    }
    pieces.push(clause);
    pieces
}

/// Syllables; of a number that is held together two digits take as long as one.
fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.split('\u{a0}').count().div_ceil(2)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn links() -> Vec<String> {
        ["và", "tại", "để"].map(str::to_owned).to_vec()
    }

    fn split(text: &str) -> Vec<Vec<String>> {
        sentences(text, &links())
    }

    #[test]
    fn short_sentences_stay_whole() {
        assert_eq!(
            split("Mời bà con đến dự. Có nước uống! Đông vui?\nXin cảm ơn"),
            [["Mời bà con đến dự."], ["Có nước uống!"], ["Đông vui?"], ["Xin cảm ơn"]]
        );
        assert_eq!(split(" \n\n"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_point_inside_a_sentence_does_not_end_it() {
        for whole in
            ["1. Đăng ký tại thôn", "Về TP. Pleiku học", "Ô. Nam nói", "khoảng 3.5 km", "v.v. và nữa"]
        {
            assert_eq!(split(whole), [[whole]]);
        }
        assert_eq!(split("Họp năm 2020. Mời đến"), [["Họp năm 2020."], ["Mời đến"]]);
        assert_eq!(split("Bà nói: “Đến nhé.” Rồi về"), [["Bà nói: “Đến nhé.”"], ["Rồi về"]]);
    }

    #[test]
    fn long_sentences_are_read_clause_by_clause() {
        let text = "Hội Liên hiệp Phụ nữ xã tổ chức buổi nói chuyện về chăm sóc sức khỏe sinh sản, \
                    tặng quà cho các gia đình có hoàn cảnh khó khăn, mời bà con đến dự.";
        assert_eq!(
            split(text),
            [[
                "Hội Liên hiệp Phụ nữ xã tổ chức buổi",
                "nói chuyện về chăm sóc sức khỏe sinh sản,",
                "tặng quà cho các gia đình có hoàn cảnh khó khăn,",
                "mời bà con đến dự."
            ]]
        );
        assert_eq!(
            split("Mời toàn thể chị em trong độ tuổi đến khám miễn phí tại trạm y tế xã nhà"),
            [["Mời toàn thể chị em trong độ tuổi đến khám miễn phí", "tại trạm y tế xã nhà"]]
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost_doubled_or_moved(text in "([a-zA-ZĐđà0-9.,!?:;\u{a0}–“”-]{0,9}[ \n\t]{0,3}|và |tại ){0,120}") {
            let split = sentences(&text, &links());
            let read: Vec<&str> = split.iter().flatten().flat_map(|line| words(line)).collect();
            prop_assert_eq!(read, words(&text).collect::<Vec<_>>());
        }

        #[test]
        fn no_line_is_longer_than_a_breath(text in "([a-zĐđ]{1,7}[.,!?]{0,1}[ \n]|và ){0,200}") {
            for line in sentences(&text, &links()).iter().flatten() {
                prop_assert!((1..=LONGEST).contains(&words(line).count()), "{}", line);
            }
        }
    }
}
