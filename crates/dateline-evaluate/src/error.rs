//! What can be wrong with codings that are to be compared.

/// What can be wrong with codings that are to be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A line that is no claim in the form of the coding guide.
    #[error("{file}:{line}: {reason}")]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A table of sides that is none.
    #[error("{file}: {reason}")]
    Sides {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Coded reports whose texts are not there.
    #[error("there is no text for {}", some_of(docs))]
    NoText {
        /// The reports.
        docs: Vec<String>,
    },
    /// A report of which two texts are there.
    #[error("there are two texts for `{doc}`")]
    TwoTexts {
        /// The report.
        doc: String,
    },
}

/// The first of a list, and how many more there are.
fn some_of(docs: &[String]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> = docs.iter().take(SHOWN).map(|doc| format!("`{doc}`")).collect();
    let more = docs.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_reports_without_text_are_counted() {
        let docs: Vec<String> = (1..=12).map(|number| format!("d{number}")).collect();
        let told = EvaluateError::NoText { docs }.to_string();
        assert!(told.starts_with("there is no text for `d1`, `d2`") && told.ends_with("`d10` and 2 more"), "{told}");
    }
}
