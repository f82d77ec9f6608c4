//! Chat spellings and slips of the finger, turned into words that the lists know.

use super::fold;
use super::lexicon::LexiconError;
use super::tokens::{self, Kind, Token};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Keys that Telex turns into tones and marks; left over where the phone did not.
const TELEX_KEYS: [char; 7] = ['s', 'f', 'r', 'x', 'j', 'z', 'w'];
/// Words longer than any of Vietnamese that are worth taking apart ("xongroi").
const GLUED_LENGTHS: std::ops::RangeInclusive<usize> = 5..=24;

pub(super) struct Spelling {
    /// Folded chat spelling, with the way it is typed, to the proper words.
    chat: HashMap<String, Vec<(Token, Vec<Token>)>>,
    vocabulary: HashSet<String>,
}

impl Spelling {
    /// Chat spellings by their proper words; `vocabulary`: the folded words of all lists.
    pub fn new(
        chat: &BTreeMap<String, Vec<String>>,
        vocabulary: HashSet<String>,
    ) -> Result<Self, LexiconError> {
        let mut spelling = Self { chat: HashMap::new(), vocabulary };
        for (proper, variants) in chat {
            for variant in variants {
                let Ok([token]) = <[Token; 1]>::try_from(tokens::split(variant)) else {
                    return Err(LexiconError::Spelling(variant.clone()));
                };
                spelling.chat.entry(token.letters.clone()).or_default().push((token, tokens::split(proper)));
            }
        }
        Ok(spelling)
    }

    pub fn correct(&self, tokens: Vec<Token>) -> Vec<Token> {
        tokens.into_iter().flat_map(|token| self.correct_one(token)).collect()
    }

    fn correct_one(&self, token: Token) -> Vec<Token> {
        if token.kind != Kind::Word {
            return vec![token];
        }
        self.known(&token)
            .or_else(|| self.known(&squeezed(&token)))
            .or_else(|| self.known(&without_telex(&token)))
            .or_else(|| self.known(&squeezed(&without_telex(&token))))
            .or_else(|| self.with_number(&token))
            .or_else(|| self.known(&without_digits(&token)))
            .or_else(|| self.unglued(&token))
            .or_else(|| self.unglued(&squeezed(&token)))
            .or_else(|| self.unglued(&squeezed(&without_telex(&token))))
            .unwrap_or_else(|| vec![token])
    }

    /// The proper words for a token that is a chat spelling or in the lists as it is.
    fn known(&self, token: &Token) -> Option<Vec<Token>> {
        let variants = self.chat.get(&token.letters).map(Vec::as_slice).unwrap_or_default();
        let marks = token.marks();
        let variant = variants.iter().find(|(variant, _)| {
            let of_variant = variant.marks();
            marks.iter().all(|mark| of_variant.contains(mark))
        });
        if let Some((_, words)) = variant {
            return Some(words.clone());
        }
        self.vocabulary.contains(&token.letters).then(|| vec![token.clone()])
    }

    /// "viec2" is "viec 2".
    fn with_number(&self, token: &Token) -> Option<Vec<Token>> {
        let word = token.typed.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = token.typed.get(word.len()..).filter(|digits| !digits.is_empty())?;
        let mut words = self.known(&Token::new(Kind::Word, word))?;
        words.push(Token::new(Kind::Digits, digits));
        Some(words)
    }

    /// "xongroi" is "xong roi": the whole is made of known words, as few as possible.
    fn unglued(&self, token: &Token) -> Option<Vec<Token>> {
        let letters: Vec<char> = token.typed.chars().collect();
        if !GLUED_LENGTHS.contains(&letters.len()) {
            return None;
        }
        // The fewest words that make up the first n letters.
        let mut best: Vec<Option<Vec<Token>>> = vec![Some(Vec::new())];
        for end in 1..=letters.len() {
            let way = (0..end.saturating_sub(1))
                .filter_map(|start| {
                    let before = best[start].as_ref()?;
                    let piece: String = letters[start..end].iter().collect();
                    let words = self.known(&Token::new(Kind::Word, &piece))?;
                    Some(before.iter().cloned().chain(words).collect::<Vec<_>>())
                })
                .min_by_key(Vec::len);
            best.push(way);
        }
        best.pop().flatten()
    }
}

fn rebuilt(letters: impl Iterator<Item = char>) -> Token {
    Token::new(Kind::Word, &letters.collect::<String>())
}

/// "xonggg" is "xong".
fn squeezed(token: &Token) -> Token {
    let mut last = None;
    rebuilt(token.typed.chars().filter(|letter| last.replace(*letter) != Some(*letter)))
}

/// "roif" is "roi", "ddax" is "da", "chuaw" is "chua": keys after the first vowel.
fn without_telex(token: &Token) -> Token {
    let mut after_vowel = false;
    rebuilt(token.typed.chars().filter(|letter| {
        let is_key = after_vowel && TELEX_KEYS.contains(letter);
        after_vowel |= matches!(fold::base(*letter), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        !is_key
    }))
}

/// VNI: "ro6i2" is "roi".
fn without_digits(token: &Token) -> Token {
    rebuilt(token.typed.chars().filter(|letter| !letter.is_ascii_digit()))
}
