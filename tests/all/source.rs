//! The source tree as the architecture tests see it: code without comments, strings and tests, and the strings apart.

use std::fs;
use std::path::Path;

/// A piece of a file and the line that it begins on.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// One file below `src/`.
#[derive(Debug)]
pub struct Source {
    /// Its path below `src/`, with `/`.
    pub path: String,
    /// The file with comments and the insides of strings blanked and its tests cut off; lines keep their numbers.
    pub code: String,
    /// Its string literals, as they are written, tests cut off.
    pub strings: Vec<Literal>,
}

impl Source {
    /// The room: the first part of the path.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The lines of code that contain a text, as faults.
    pub fn lines_with(&self, text: &str) -> Vec<String> {
        self.code
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains(text))
            .map(|(at, line)| format!("src/{}:{}: {}", self.path, at + 1, line.trim()))
            .collect()
    }
}

/// Every Rust file below `src/` but unit tests in files of their own.
pub fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 20, "only {} files were found below src/", sources.len());
    sources
}

fn collect(root: &Path, folder: &Path, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let below = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            into.push(parse(below, &fs::read_to_string(&path).unwrap()));
        }
    }
}

fn parse(path: String, text: &str) -> Source {
    let (mut code, mut strings) = split(text);
    // Unit tests stand at the end of their file.
    if let Some(tests) = code.find("#[cfg(test)]") {
        let line = 1 + code[..tests].matches('\n').count();
        code.truncate(tests);
        strings.retain(|literal| literal.line < line);
    }
    Source { path, code, strings }
}

/// Splits a text into its code, with blanks where comments and strings were, and its strings.
fn split(text: &str) -> (String, Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut at = 0;
    let mut line = 1;
    let starts = |at: usize, with: &str| with.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    // Blanks characters out, but keeps line ends.
    let blank = |from: usize, to: usize, code: &mut String, line: &mut usize| {
        for c in chars.iter().take(to).skip(from) {
            if *c == '\n' {
                *line += 1;
                code.push('\n');
            } else {
                code.push(' ');
            }
        }
    };
    while at < chars.len() {
        let from = at;
        if starts(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
            blank(from, at, &mut code, &mut line);
        } else if starts(at, "/*") {
            at += 2;
            while at < chars.len() && !starts(at, "*/") {
                at += 1;
            }
            at = (at + 2).min(chars.len());
            blank(from, at, &mut code, &mut line);
        } else if let Some(hashes) = raw_string(&chars, at) {
            at += hashes + 2;
            let inside = at;
            let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            while at < chars.len() && !starts(at, &end) {
                at += 1;
            }
            strings.push(Literal { line, text: chars[inside..at].iter().collect() });
            at = (at + hashes + 1).min(chars.len());
            blank(from, at, &mut code, &mut line);
        } else if chars[at] == '"' {
            at += 1;
            let inside = at;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            strings.push(Literal { line, text: chars[inside..at.min(chars.len())].iter().collect() });
            at = (at + 1).min(chars.len());
            blank(from, at, &mut code, &mut line);
        } else if chars[at] == '\'' && chars.get(at + 1) == Some(&'\\') {
            // An escaped character, such as '\'' or '\u{a0}'.
            at += 3;
            while at < chars.len() && chars[at] != '\'' {
                at += 1;
            }
            at = (at + 1).min(chars.len());
            blank(from, at, &mut code, &mut line);
        } else if chars[at] == '\'' && chars.get(at + 2) == Some(&'\'') {
            at += 3;
            blank(from, at, &mut code, &mut line);
        } else {
            if chars[at] == '\n' {
                line += 1;
            }
            code.push(chars[at]);
            at += 1;
        }
    }
    (code, strings)
}

/// How many `#` a raw string that begins here has.
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
    if chars[at] != 'r' || (before.is_alphanumeric() && before != 'b') || before == '_' {
        return None;
    }
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

#[test]
fn code_and_strings_are_told_apart() {
    let text = "let a = \"/*x*/\\\"<p>\"; // not \"this\"\nlet q = '\"'; let r = r#\"raw \"x\" \"#;\n/* \"nor\nthis\" */ let c = \"y\";\n#[cfg(test)]\nmod tests { \"z\" }";
    let source = parse("x.rs".to_owned(), text);
    let strings: Vec<(usize, &str)> = source.strings.iter().map(|s| (s.line, s.text.as_str())).collect();
    assert_eq!(strings, [(1, "/*x*/\\\"<p>"), (2, "raw \"x\" "), (4, "y")]);
    assert!(!source.code.contains("not"));
    assert!(source.code.contains("let c ="));
    assert_eq!(source.lines_with("let c"), ["src/x.rs:4: let c =    ;"]);
    assert!(!source.code.contains("mod tests"));
}
