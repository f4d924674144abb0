//! What makes a pack unusable as a whole. Anything less is a diagnostic, and the good rest is used.

/// A pack that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// The file is no TOML.
    #[error("{file}: line {line}: this is no TOML: {reason}")]
    Toml {
        /// The file.
        file: String,
        /// The line where reading failed, from 1.
        line: usize,
        /// What the reader expected there.
        reason: String,
    },
    /// The shipped words of a language cannot be read.
    #[error("{file}: {reason}")]
    Words {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
}

impl LexiconError {
    pub(crate) fn words(file: &str, reason: &str) -> Self {
        Self::Words { file: file.to_owned(), reason: reason.trim().to_owned() }
    }
}
