//! The stable names of what may be wrong with a field. Programs rely on them; a person gets the message.

use super::codes;

codes! {
    /// What is wrong with a field.
    FieldCode, meaning:
    Amount "amount" "No amount of money that can be: below zero, too large, or no number"
    Empty "empty" "Nothing is said of skills"
    Range "range" "A number outside its bounds, or no number"
    Required "required" "A parameter that must be given"
    Shift "shift" "Neither day nor any"
    TooLong "too_long" "More characters than are taken"
    Track "track" "None of kpo, bpo and lpo"
    Type "type" "Another type than the field has, such as a number for a text"
    Unclear "unclear" "An amount that could be rupees or lakh"
    Unknown "unknown" "An id that does not stand in its list"
    Years "years" "Years that are no number from 0 to 60"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_written_by_its_name() {
        for code in FieldCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
        assert!(FieldCode::ALL.is_sorted_by_key(|code| code.name()));
    }
}
