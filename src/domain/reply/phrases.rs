//! Finding the longest known phrase at a place in a text.

use super::tokens::{self, Token};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Forms of address that may stand inside a phrase ("xin *em* thêm").
const ADDRESSES_INSIDE: usize = 2;

pub(super) struct Phrases<T> {
    /// By first word, longest first, then in the order added.
    by_first: HashMap<String, Vec<Phrase<T>>>,
    /// Folded words in which marks count, if the writer typed marks.
    marks_matter: HashSet<String>,
    /// Words, as written with marks, that alone are never meant by their unmarked letters.
    marks_needed: HashSet<String>,
    addresses: HashSet<String>,
}

struct Phrase<T> {
    words: Vec<Token>,
    value: T,
}

/// A phrase found: what it is, and how many tokens it covers.
pub(super) struct Found<T> {
    pub value: T,
    pub length: usize,
}

impl<T: Copy> Phrases<T> {
    /// `marks_matter`: words in which marks count, if the writer typed marks at all. `marks_needed`: words that,
    /// alone, are never meant by their unmarked letters.
    pub fn new(marks_matter: &[String], marks_needed: &[String]) -> Self {
        let words = |list: &[String]| list.iter().flat_map(|word| tokens::split(word)).collect::<Vec<_>>();
        Self {
            by_first: HashMap::new(),
            marks_matter: words(marks_matter).into_iter().map(|word| word.letters).collect(),
            marks_needed: words(marks_needed).into_iter().map(|word| word.typed).collect(),
            addresses: HashSet::new(),
        }
    }

    /// Adds a phrase; one without words is ignored.
    pub fn add(&mut self, words: Vec<Token>, value: T) {
        if let Some(first) = words.first() {
            let letters = first.letters.clone();
            self.by_first.entry(letters).or_default().push(Phrase { words, value });
        }
    }

    /// To be called when all phrases are added: `is_address` tells which words may stand inside others.
    pub fn finish(&mut self, is_address: impl Fn(&T) -> bool) {
        for (letters, phrases) in &mut self.by_first {
            phrases.sort_by_key(|phrase| Reverse(phrase.words.len()));
            let single = phrases.iter().filter(
                |phrase| matches!(&phrase.words[..], [word] if !self.marks_needed.contains(&word.typed)),
            );
            let verdicts: Vec<bool> = single.map(|phrase| is_address(&phrase.value)).collect();
            if !verdicts.is_empty() && verdicts.iter().all(|is_address| *is_address) {
                self.addresses.insert(letters.clone());
            }
        }
    }

    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.by_first.values().flatten().flat_map(|phrase| &phrase.words).map(|word| word.letters.as_str())
    }

    /// The longest phrase that begins with the first of `tokens`; of equals, the one whose marks were typed.
    /// `is_marked`: the text has marks somewhere, so that their absence says something.
    pub fn longest(&self, tokens: &[Token], is_marked: bool) -> Option<Found<T>> {
        let mut best: Option<(usize, bool, Found<T>)> = None;
        for phrase in self.by_first.get(&tokens.first()?.letters)? {
            if best.as_ref().is_some_and(|(words, _, _)| phrase.words.len() < *words) {
                break;
            }
            let Some((length, is_exact)) = self.matches(phrase, tokens, is_marked) else { continue };
            if best.as_ref().is_none_or(|(_, best_is_exact, _)| is_marked && is_exact && !best_is_exact) {
                best = Some((phrase.words.len(), is_exact, Found { value: phrase.value, length }));
            }
        }
        best.map(|(_, _, found)| found)
    }

    /// All phrases, long and short, that may begin with the first of `tokens`. Words typed with marks have to have the
    /// same marks; if the text `is_marked`, phrases that are typed exactly rule out others.
    pub fn readings(&self, tokens: &[Token], is_marked: bool) -> Vec<Found<T>> {
        let phrases = tokens.first().and_then(|first| self.by_first.get(&first.letters));
        let possible: Vec<_> = phrases
            .into_iter()
            .flatten()
            .filter_map(|phrase| {
                let typed = tokens.get(..phrase.words.len())?;
                let pairs = || typed.iter().zip(&phrase.words);
                let is_exact =
                    pairs().all(|(token, word)| token.typed == word.typed || token.marks() == word.marks());
                let agrees = pairs().all(|(token, word)| {
                    let unmarked = token.typed == token.letters;
                    token.letters == word.letters && (unmarked || token.marks() == word.marks())
                });
                agrees.then_some((Found { value: phrase.value, length: phrase.words.len() }, is_exact))
            })
            .collect();
        let only_exact = is_marked && possible.iter().any(|(_, is_exact)| *is_exact);
        let kept = possible.into_iter().filter(|(_, is_exact)| *is_exact || !only_exact);
        kept.map(|(found, _)| found).collect()
    }

    /// How many tokens the phrase covers, and whether all its marks were typed.
    fn matches(&self, phrase: &Phrase<T>, tokens: &[Token], is_marked: bool) -> Option<(usize, bool)> {
        let mut length = 0;
        let mut is_exact = true;
        for word in &phrase.words {
            let addresses = tokens[length..]
                .iter()
                .take(ADDRESSES_INSIDE)
                .take_while(|token| token.letters != word.letters && self.addresses.contains(&token.letters))
                .count();
            length += if length == 0 { 0 } else { addresses };
            let token = tokens.get(length).filter(|token| token.letters == word.letters)?;
            let marks_agree = token.typed == word.typed || token.marks() == word.marks();
            let is_alone = phrase.words.len() == 1;
            let must_agree = is_marked && self.marks_matter.contains(&word.letters)
                || is_alone && self.marks_needed.contains(&word.typed);
            if !marks_agree && must_agree {
                return None;
            }
            is_exact &= marks_agree;
            length += 1;
        }
        Some((length, is_exact))
    }
}
