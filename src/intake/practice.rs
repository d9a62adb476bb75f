//! Answers to practice questions, as they are sent.

use crate::catalogue::guide::{Answer, Given, Question};

/// Longest short answer, in characters: a page of writing.
pub const LONGEST_ANSWER: usize = 1_500;

/// What is wrong with an answer, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// The place of the question, from 0.
    pub question: usize,
    pub message: String,
}

/// What was typed for each question, in their order; the first filled value of a name counts.
pub fn typed(questions: &[Question], pairs: &[(String, String)]) -> Vec<String> {
    let value = |id: &str| pairs.iter().find(|(name, value)| name == id && !value.trim().is_empty());
    questions.iter().map(|question| value(&question.id).map_or_else(String::new, |(_, value)| value.clone())).collect()
}

/// Answers that can be marked, one a question; an empty one is no answer.
///
/// # Errors
/// One for each answer that is too long or no choice of its question; one when all are empty.
pub fn parse(questions: &[Question], typed: &[String]) -> Result<Vec<Given>, Vec<AnswerError>> {
    let mut errors = Vec::new();
    let mut given = Vec::new();
    for (place, (question, text)) in questions.iter().zip(typed).enumerate() {
        let mut wrong = |message: String| errors.push(AnswerError { question: place, message });
        given.push(match &question.answer {
            _ if text.is_empty() => Given::Nothing,
            Answer::Choice { choices, .. } => match text.trim().parse::<usize>() {
                Ok(number) if (1..=choices.len()).contains(&number) => Given::Choice(number - 1),
                _ => {
                    wrong("Choose one of the answers below.".to_owned());
                    Given::Nothing
                }
            },
            Answer::Short { .. } => {
                // A browser sends a line end as two characters and counts it as one.
                let length = text.replace("\r\n", "\n").chars().count();
                if length > LONGEST_ANSWER {
                    wrong(format!("This answer has {length} characters. Shorten it to {LONGEST_ANSWER} or fewer."));
                }
                Given::Text(text.clone())
            }
        });
    }
    if errors.is_empty() && given.iter().all(|given| *given == Given::Nothing) {
        errors.push(AnswerError { question: 0, message: "Answer at least one question.".to_owned() });
    }
    if errors.is_empty() { Ok(given) } else { Err(errors) }
}
